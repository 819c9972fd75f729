package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration DAY = Duration.ofHours(24);

    private final Backoff backoff = new Backoff(new WebhookProperties(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(4)),
            DAY,
            5,
            20,
            Duration.ofDays(30),
            DAY));

    @Test
    void eachFailureInARowMakesTheWaitLonger() {
        assertThat(backoff.after(1, DAY)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5500));
        assertThat(backoff.after(2, DAY)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(132));
        assertThat(backoff.after(3, DAY)).isBetween(Duration.ofHours(4), Duration.ofMinutes(264));
        assertThat(backoff.after(40, DAY)).isBetween(Duration.ofHours(4), Duration.ofMinutes(264));
    }

    @Test
    void theLastTryFallsOnTheMomentWhenTheMessageIsGivenUp() {
        assertThat(backoff.after(9, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void theNextMessageAfterOneThatWasGivenUpWaitsAsLong() {
        assertThat(backoff.after(9, Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofHours(4));
    }
}
