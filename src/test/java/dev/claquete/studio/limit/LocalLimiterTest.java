package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalLimiterTest {

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    private final LocalLimiter meter = new LocalLimiter(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private static List<Allowance> asks(String caller) {
        return List.of(new Allowance(caller, Policy.API, new Rate(3, Duration.ofSeconds(30))));
    }

    @Test
    void aWholeAllowanceMayBeUsedAtOnceAndNoMore() {
        for (int left = 2; left >= 0; left--) {
            assertThat(meter.take(asks("account:1")))
                    .singleElement()
                    .returns(false, LimitState::refused)
                    .returns(left, LimitState::remaining);
        }

        assertThat(meter.take(asks("account:1")))
                .singleElement()
                .returns(Duration.ofSeconds(10), LimitState::retryAfter);
        assertThat(meter.take(asks("account:2"))).noneMatch(LimitState::refused);
    }

    @Test
    void eachRequestComesBackAfterItsShareOfTheTime() {
        for (int i = 0; i < 3; i++) {
            meter.take(asks("account:1"));
        }
        now = now.plusSeconds(10);

        assertThat(meter.take(asks("account:1"))).noneMatch(LimitState::refused);
        assertThat(meter.take(asks("account:1"))).allMatch(LimitState::refused);
    }
}
