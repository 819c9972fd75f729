package dev.claquete.studio.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Credentials and CORS ({@code claquete.security.*}). Secrets that are not set are generated once and kept in the data
 * directory.
 *
 * @param adminName the administrator's name
 * @param adminPassword for HTTP Basic and the sign-in page
 * @param apiKey for the header {@code X-API-Key}; equivalent to the admin's password
 * @param workerSecret authenticates a stand-alone worker, and nothing else
 * @param corsAllowOrigins web sites that may call the API from a browser
 */
@ConfigurationProperties("claquete.security")
public record AccessProperties(
        @DefaultValue("admin") String adminName,
        @Nullable String adminPassword,
        @Nullable String apiKey,
        @Nullable String workerSecret,
        @DefaultValue List<String> corsAllowOrigins) {

    @Override
    public String toString() {
        return "AccessProperties[adminName=" + adminName + ", corsAllowOrigins=" + corsAllowOrigins + "]";
    }
}
