package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import dev.claquete.studio.openai.OpenAiProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class MakersTest {

    @Configuration
    @EnableConfigurationProperties({OpenAiProperties.class, NarrationProperties.class})
    static class Properties {}

    private final ApplicationContextRunner studio = new ApplicationContextRunner()
            .withUserConfiguration(Properties.class, NarrationConfiguration.class)
            .withBean(
                    OpenAIClient.class,
                    () -> {
                        throw new IllegalStateException("no client is made before it is used");
                    },
                    definition -> definition.setLazyInit(true));

    @Test
    void withoutAKeyTheOfflineVoiceSpeaks() {
        studio.withPropertyValues("claquete.openai.speech-model=m")
                .run(context ->
                        assertThat(context.getBean(SpeechSynthesizer.class)).isInstanceOf(EspeakSpeech.class));
    }

    @Test
    void withAKeyButNoSpeechModelTheOfflineVoiceSpeaks() {
        studio.withPropertyValues("claquete.openai.api-key=k", "claquete.openai.chat-model=m")
                .run(context ->
                        assertThat(context.getBean(SpeechSynthesizer.class)).isInstanceOf(EspeakSpeech.class));
    }

    @Test
    void withAKeyAndASpeechModelTheServiceSpeaks() {
        studio.withPropertyValues(
                        "claquete.openai.api-key=k", "claquete.openai.speech-model=m", "claquete.openai.voice=sage")
                .run(context -> assertThat(
                                context.getBean(SpeechSynthesizer.class).id())
                        .isEqualTo("openai:m:sage/1"));
    }
}
