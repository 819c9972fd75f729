package dev.claquete.studio.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often a caller may send requests ({@code claquete.limits.*}); the studio's own polling stays far below.
 *
 * @param api every request of an account
 * @param apiKey every request with one of its API keys, so that one program leaves something for the others
 * @param signIn attempts to register, to sign in and to reset a password, by client address
 * @param uploads files that an account sends
 * @param pictures requests that decode a picture while the caller waits
 * @param video runs and operations that an account starts
 */
@ConfigurationProperties("claquete.limits")
record LimitProperties(
        @Nullable Rate api,
        @Nullable Rate apiKey,
        @Nullable Rate signIn,
        @Nullable Rate uploads,
        @Nullable Rate pictures,
        @Nullable Rate video) {

    Rate of(Policy policy) {
        return switch (policy) {
            case API -> api == null ? new Rate(500, Duration.ofSeconds(10)) : api;
            case API_KEY -> apiKey == null ? new Rate(300, Duration.ofSeconds(10)) : apiKey;
            case SIGN_IN -> signIn == null ? new Rate(300, Duration.ofMinutes(5)) : signIn;
            case UPLOADS -> uploads == null ? new Rate(600, Duration.ofMinutes(10)) : uploads;
            case PICTURES -> pictures == null ? new Rate(300, Duration.ofMinutes(10)) : pictures;
            case VIDEO -> video == null ? new Rate(1_000, Duration.ofMinutes(15)) : video;
        };
    }
}
