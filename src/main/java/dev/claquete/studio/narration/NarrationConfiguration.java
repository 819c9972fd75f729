package dev.claquete.studio.narration;

import com.openai.client.OpenAIClient;
import dev.claquete.studio.openai.OpenAiProperties;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses who speaks: the configured speech model, or eSpeak NG. */
@Configuration
class NarrationConfiguration {

    @Bean
    Espeak espeak(NarrationProperties properties, Environment environment) {
        Path data = Path.of(environment.getProperty("claquete.data-dir", "./data"));
        Path folder = properties.espeakFolder();
        return new Espeak(folder == null ? data.resolve("espeak-ng") : folder);
    }

    @Bean
    WordAligner wordAligner(Espeak espeak) {
        return new WordAligner(new EspeakSpeech(espeak));
    }

    @Bean
    SpeechSynthesizer speechSynthesizer(OpenAiProperties openAi, ObjectProvider<OpenAIClient> client, Espeak espeak) {
        return openAi.remote(openAi.speechModel())
                .<SpeechSynthesizer>map(model -> new OpenAiSpeech(client::getObject, model, openAi.voice()))
                .orElseGet(() -> new EspeakSpeech(espeak));
    }
}
