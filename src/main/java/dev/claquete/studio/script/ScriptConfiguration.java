package dev.claquete.studio.script;

import com.openai.client.OpenAIClient;
import dev.claquete.studio.openai.OpenAiProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who writes: the configured chat model, or the outlines. */
@Configuration
class ScriptConfiguration {

    @Bean
    ScriptWriter scriptWriter(OpenAiProperties openAi, ObjectProvider<OpenAIClient> client) {
        return openAi.remote(openAi.chatModel())
                .<ScriptWriter>map(model -> new OpenAiScriptWriter(client::getObject, model))
                .orElseGet(OfflineScriptWriter::new);
    }
}
