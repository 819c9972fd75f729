package dev.claquete.studio.openai;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenAI-compatible server ({@code claquete.openai.*}). A provider with a configured model works remotely in runs
 * with a key that pays: the user's own, or the installation's. All others work offline. Model ids are configuration,
 * never code: vendors retire them.
 *
 * @param baseUrl with the version, as in {@code https://api.openai.com/v1}
 * @param apiKey the installation's own, from the environment only; without one, only users' own keys pay
 * @param chatModel writes scripts
 * @param imageModel draws scenes
 * @param speechModel narrates
 * @param voice the voice if a project names none
 */
@ConfigurationProperties("claquete.openai")
public record OpenAiProperties(
        @DefaultValue("https://api.openai.com/v1") URI baseUrl,
        @Nullable String apiKey,
        @Nullable String chatModel,
        @Nullable String imageModel,
        @Nullable String speechModel,
        @DefaultValue("alloy") String voice) {

    /** The installation's own key. */
    Optional<String> houseKey() {
        return Optional.ofNullable(apiKey).filter(key -> !key.isBlank());
    }

    /** Whether this model serves users without their own key, so that we are billed. */
    public boolean houseServes(@Nullable String model) {
        return houseKey().isPresent() && model != null && !model.isBlank();
    }

    @Override
    public String toString() {
        return "OpenAiProperties[" + baseUrl + "]";
    }
}
