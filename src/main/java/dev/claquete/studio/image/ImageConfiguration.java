package dev.claquete.studio.image;

import com.openai.client.OpenAIClient;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.openai.OpenAiProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who draws: the configured image model, else the offline storyboard. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

    @Bean
    ImageGenerator imageGenerator(OpenAiProperties openAi, ObjectProvider<OpenAIClient> client, ObjectStore store) {
        return openAi.remote(openAi.imageModel())
                .<ImageGenerator>map(model -> new OpenAiImages(client::getObject, model, store))
                .orElseGet(OfflineStoryboard::new);
    }
}
