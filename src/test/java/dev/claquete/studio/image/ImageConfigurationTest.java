package dev.claquete.studio.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.openai.OpenAiProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ImageConfigurationTest {

    @EnableConfigurationProperties(OpenAiProperties.class)
    static class Properties {}

    private final ApplicationContextRunner studio = new ApplicationContextRunner()
            .withUserConfiguration(Properties.class, ImageConfiguration.class)
            .withBean(ObjectStore.class, () -> new InMemoryS3().store());

    private static String maker(org.springframework.context.ApplicationContext context) {
        return context.getBean(ImageGenerator.class).id();
    }

    @Test
    void withoutAKeyScenesAreSketchedOffline() {
        studio.withPropertyValues("claquete.openai.image-model=some-model")
                .run(context -> assertThat(maker(context)).isEqualTo("storyboard-1"));
    }

    @Test
    void aKeyWithoutAnImageModelStillMeansSketches() {
        studio.withPropertyValues("claquete.openai.api-key=sk-test")
                .run(context -> assertThat(maker(context)).isEqualTo("storyboard-1"));
    }

    @Test
    void aKeyAndAnImageModelMakeTheModelDraw() {
        studio.withPropertyValues("claquete.openai.api-key=sk-test", "claquete.openai.image-model=some-model")
                .run(context -> assertThat(maker(context)).isEqualTo("openai:some-model"));
    }
}
