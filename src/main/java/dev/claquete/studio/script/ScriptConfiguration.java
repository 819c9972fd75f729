package dev.claquete.studio.script;

import dev.claquete.studio.openai.OpenAiClients;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the script writer: the configured chat model if a key pays for it, otherwise the outlines. */
@Configuration
class ScriptConfiguration {

    @Bean
    ProviderSelector<ScriptWriter> scriptWriters(OpenAiProperties openAi, OpenAiClients clients) {
        return clients.makers(openAi.chatModel(), OpenAiScriptWriter::new, OfflineScriptWriter::new);
    }
}
