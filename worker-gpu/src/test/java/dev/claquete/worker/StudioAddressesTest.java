package dev.claquete.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StudioAddressesTest {

    private static final URI A = URI.create("http://a:8080");
    private static final URI B = URI.create("http://b:8080");

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    private final Clock clock = new Clock() {
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
    };

    private final Logger logger = (Logger) LoggerFactory.getLogger(StudioAddresses.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void theFirstAddressIsPreferred() {
        assertThat(new StudioAddresses(List.of(A, B), clock).inOrder()).containsExactly(A, B);
    }

    @Test
    void anAddressThatFailedIsAskedLastUntilItsTurnComesAgain() {
        StudioAddresses addresses = new StudioAddresses(List.of(A, B), clock);

        addresses.failed(A, new IOException("away"));
        assertThat(addresses.inOrder()).containsExactly(B, A);

        now = now.plusSeconds(16);
        assertThat(addresses.inOrder()).containsExactly(A, B);
    }

    @Test
    void anAddressThatAnswersIsPreferredAgain() {
        StudioAddresses addresses = new StudioAddresses(List.of(A, B), clock);
        addresses.failed(A, new IOException("away"));

        addresses.answered(A);

        assertThat(addresses.inOrder()).containsExactly(A, B);
    }

    @Test
    void whoIsAwayIsSaidOnceAMinuteHoweverManyAsk() {
        StudioAddresses addresses = new StudioAddresses(List.of(A), clock);

        for (int second = 0; second < 90; second++) {
            for (int asker = 0; asker < 10; asker++) {
                addresses.failed(A, new IOException("away"));
                addresses.noneAnswered(new IOException("away"));
            }
            now = now.plus(Duration.ofSeconds(1));
        }
        addresses.answered(A);
        addresses.answered(A);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("No studio answers"),
                        aMinuteLater -> assertThat(aMinuteLater).startsWith("No studio answers"),
                        back -> assertThat(back).contains("answers"));
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerProperties(
                        List.of(URI.create("studio:8080")), "worker", "secret", "w1", Duration.ofSeconds(5)))
                .withMessageContaining("CLAQUETE_STUDIO_URL");
    }
}
