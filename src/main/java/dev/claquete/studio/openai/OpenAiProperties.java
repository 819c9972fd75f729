package dev.claquete.studio.openai;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenAI-compatible server ({@code claquete.openai.*}). Without a key every maker works offline; with a key, each maker
 * whose model is named becomes remote. Model ids are configuration, never code: vendors retire them.
 *
 * @param baseUrl with the version, as in {@code https://api.openai.com/v1}
 * @param apiKey from the environment only
 * @param chatModel writes scripts
 * @param imageModel draws scenes
 * @param speechModel narrates
 * @param voice the voice where a project names none
 */
@ConfigurationProperties("claquete.openai")
public record OpenAiProperties(
        @DefaultValue("https://api.openai.com/v1") URI baseUrl,
        @Nullable String apiKey,
        @Nullable String chatModel,
        @Nullable String imageModel,
        @Nullable String speechModel,
        @DefaultValue("alloy") String voice) {

    /** The model, if a key and this model are configured; otherwise the offline maker serves. */
    public Optional<String> remote(@Nullable String model) {
        boolean configured = apiKey != null && !apiKey.isBlank() && model != null && !model.isBlank();
        return configured ? Optional.ofNullable(model) : Optional.empty();
    }
}
