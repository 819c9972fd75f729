package dev.claquete.studio.narration;

import dev.claquete.studio.openai.OpenAiClients;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Selects the speech provider: the configured speech model if a key pays for it, otherwise eSpeak NG. */
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
    ProviderSelector<SpeechSynthesizer> speechSynthesizers(
            OpenAiProperties openAi, OpenAiClients clients, Espeak espeak) {
        return clients.makers(
                openAi.speechModel(),
                (client, model) -> new OpenAiSpeech(client, model, openAi.voice()),
                () -> new EspeakSpeech(espeak));
    }
}
