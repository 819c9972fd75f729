package dev.claquete.studio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.openai.ProviderSelector;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GenerateSceneImageTest {

    private final InMemoryS3 s3 = new InMemoryS3();
    private final ObjectStore store = s3.store();
    private final Counting drawn = new Counting();
    private final GenerateSceneImage handler = new GenerateSceneImage(ProviderSelector.only(drawn), store);

    /** The offline maker, keeping count. */
    private static final class Counting implements ImageGenerator {

        final List<ObjectKey> outputs = new ArrayList<>();
        private final ImageGenerator offline = new OfflineStoryboard();

        @Override
        public String id() {
            return offline.id();
        }

        @Override
        public ContentHash contentOf(ImageRequest request) {
            return offline.contentOf(request);
        }

        @Override
        public GeneratedImage draw(ImageRequest request, ObjectKey output) throws PromptRejected {
            outputs.add(output);
            return offline.draw(request, output);
        }
    }

    private static GenerateSceneImage.Input input(String prompt, String narration, int version) {
        return new GenerateSceneImage.Input("p1", "s1", 1, prompt, narration, "en", "", version, 180, 320, null, null);
    }

    private String handle(GenerateSceneImage.Input input) throws Exception {
        return handler.handle(input, new NoTaskContext()).imageKey();
    }

    @Test
    void thePictureIsAPngBesideItsSceneAndSaysThatItIsAStoryboard() throws Exception {
        ObjectKey key = new ObjectKey(handle(input("a lighthouse by the sea", "", 1)));

        assertThat(key.value()).matches("projects/p1/scenes/s1/image-[0-9a-f]{20}\\.png");
        ObjectStore.Stat stat = store.stat(key).orElseThrow();
        assertThat(stat.contentType()).isEqualTo("image/png");
        assertThat(stat.metadata()).containsEntry("storyboard", "true").containsEntry("generator", "storyboard-2");
        var picture = ImageIO.read(new ByteArrayInputStream(store.bytes(key)));
        assertThat(picture.getWidth()).isGreaterThan(180);
        assertThat((double) picture.getWidth() / picture.getHeight()).isBetween(0.555, 0.57);
    }

    @Test
    void aRepeatFindsThePictureAndDrawsNothing() throws Exception {
        String first = handle(input("a lighthouse", "", 1));
        String second = handle(input("a lighthouse", "", 1));

        assertThat(second).isEqualTo(first);
        assertThat(drawn.outputs).hasSize(1);
        assertThat(s3.writes()).containsExactly(first);
    }

    @Test
    void whateverThePictureIsDrawnFromChangesItsKey() throws Exception {
        String first = handle(input("a lighthouse", "", 1));

        assertThat(handle(input("a lighthouse", "", 2))).isNotEqualTo(first);
        assertThat(handle(input("a harbour", "", 1))).isNotEqualTo(first);
        assertThat(handle(input("a lighthouse", "Waves roll in.", 1))).isNotEqualTo(first);
    }

    @Test
    void aTryAfterAFailedWriteDrawsAgainToTheSameKey() throws Exception {
        s3.refuseNextWrite(key -> true);

        assertThatThrownBy(() -> handle(input("a lighthouse", "", 1))).hasMessageContaining("Slow down");
        String key = handle(input("a lighthouse", "", 1));

        assertThat(drawn.outputs).extracting(ObjectKey::value).containsExactly(key, key);
        assertThat(s3.keys()).containsExactly(key);
    }

    @Test
    void cancelledWorkIsNotBegun() {
        NoTaskContext task = new NoTaskContext();
        task.cancel();

        assertThatThrownBy(() -> handler.handle(input("a lighthouse", "", 1), task))
                .isInstanceOf(CancellationException.class);
        assertThat(drawn.outputs).isEmpty();
    }
}
