package dev.claquete.studio.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.fakes.FakeOpenAi;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.PayingRuns;
import dev.claquete.studio.openai.ProviderSelector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageConfigurationTest {

    private final FakeOpenAi fake = FakeOpenAi.start();
    private final InMemoryS3 s3 = new InMemoryS3();

    @AfterEach
    void stop() {
        fake.close();
    }

    private ProviderSelector<ImageGenerator> makers(@Nullable String houseKey, @Nullable String model) {
        return new ImageConfiguration()
                .imageGenerators(
                        new OpenAiProperties(fake.baseUrl(), houseKey, null, model, null, "alloy"),
                        PayingRuns.clients(fake.baseUrl(), houseKey, Map.of("ana", "sk-of-ana", "rui", "sk-of-rui")),
                        s3.store());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, some-model, -, storyboard-2",
                "-, some-model, ana, openai:some-model",
                "sk-house, -, ana, storyboard-2",
                "sk-house, some-model, -, openai:some-model",
            })
    void theModelDrawsWhereSomebodyPays(
            @Nullable String houseKey, @Nullable String model, @Nullable String run, String maker) {
        assertThat(makers(houseKey, model).of(run).id()).isEqualTo(maker);
    }

    private static GenerateSceneImage.Input input(@Nullable String keyRing) {
        return new GenerateSceneImage.Input("p1", "s1", 1, "a boat", "", "en", "", 1, 180, 320, null, keyRing);
    }

    private String draw(GenerateSceneImage handler, @Nullable String keyRing) throws Exception {
        return handler.handle(input(keyRing), new NoTaskContext()).imageKey();
    }

    @Test
    void aPictureThatSomebodyPaidForIsNeitherBoughtAgainNorReplacedByASketch() throws Exception {
        GenerateSceneImage handler = new GenerateSceneImage(makers(null, "some-model"), s3.store());
        String sketch = draw(handler, null);
        String bought = draw(handler, "ana");

        assertThat(bought).isNotEqualTo(sketch);
        assertThat(draw(handler, "rui")).isEqualTo(bought);
        assertThat(draw(handler, null)).isEqualTo(bought);
        assertThat(fake.requests()).hasSize(1);
        assertThat(fake.lastRequest().apiKey()).isEqualTo("sk-of-ana");
        assertThat(s3.store()
                        .stat(new ObjectKey(bought))
                        .orElseThrow()
                        .metadata()
                        .toString())
                .doesNotContain("sk-of-ana");
    }

    @Test
    void whoPaysLeavesNoTraceInTheContentHash() {
        ImageRequest request = new ImageRequest("a boat", "", "en", "", 1, 1, 180, 320, null);
        ContentHash ofAna = makers("sk-house", "some-model").of("ana").contentOf(request);

        assertThat(makers("sk-house", "some-model").of("rui").contentOf(request))
                .isEqualTo(ofAna);
        assertThat(makers("sk-house", "some-model").of(null).contentOf(request)).isEqualTo(ofAna);
    }
}
