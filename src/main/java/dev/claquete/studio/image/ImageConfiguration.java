package dev.claquete.studio.image;

import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.openai.OpenAiClients;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the image provider: the configured image model if a key pays for it, otherwise the offline storyboard. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

    @Bean
    ProviderSelector<ImageGenerator> imageGenerators(
            OpenAiProperties openAi, OpenAiClients clients, ObjectStore store) {
        return clients.makers(
                openAi.imageModel(), (client, model) -> new OpenAiImages(client, model, store), OfflineStoryboard::new);
    }
}
