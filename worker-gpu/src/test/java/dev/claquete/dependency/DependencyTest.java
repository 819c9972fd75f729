package dev.claquete.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DependencyTest {

    private static final IOException REFUSED = new IOException("Connection refused");

    final AtomicBoolean answers = new AtomicBoolean();
    final Dependency store = Dependency.probed(
            "object store",
            () -> {
                if (!answers.get()) {
                    throw REFUSED;
                }
            },
            failure -> failure instanceof IOException ? Dependency.Sign.AWAY : Dependency.Sign.NONE);
    final Dependency vendor = Dependency.vendor("AI service");
    final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    final Logger logger = (Logger) LoggerFactory.getLogger(Dependency.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO); // whatever the build at hand says
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        answers.set(true);
        store.answered();
        vendor.answered();
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void manyFailuresAreOneLineAndTheReturnIsAnother() {
        for (int i = 0; i < 1000; i++) {
            store.failed(REFUSED);
        }
        answers.set(true);
        await().until(() -> !store.isAway());
        await().until(() -> lines.list.size() == 2);

        assertThat(lines.list.get(0).getFormattedMessage())
                .isEqualTo("The object store does not answer; work that needs it waits: Connection refused");
        assertThat(lines.list.get(1).getFormattedMessage())
                .startsWith("The object store answers again; it was away for");
    }

    @Test
    void whileItIsAwayNobodyCallsAndItComesBackWithoutACaller() {
        assertThatCode(store::check).doesNotThrowAnyException();
        store.failed(REFUSED);

        assertThatThrownBy(store::check)
                .isInstanceOf(DependencyUnavailable.class)
                .hasMessage("The object store does not answer: Connection refused");
        answers.set(true);
        await().until(() -> !store.isAway());
        assertThatCode(store::check).doesNotThrowAnyException();
    }

    /** Nobody else goes until it is known what became of the one. */
    @Test
    void ofAVendorThatIsAwayOneCallFindsOutWhetherItIsBack() {
        vendor.failed(REFUSED);
        assertThatThrownBy(vendor::check).isInstanceOf(DependencyUnavailable.class);
        await().ignoreExceptions().until(() -> {
            vendor.check();
            return true;
        });

        assertThatThrownBy(vendor::check).isInstanceOf(DependencyUnavailable.class);
        vendor.answered();
        assertThatCode(vendor::check).doesNotThrowAnyException();
    }

    @Test
    void aSilentDependencyIsFoundByALook() {
        store.look();

        await().until(store::isAway);
    }

    @Test
    void anOutageIsFoundInWhateverItIsWrapped() {
        Dependencies all = new Dependencies(List.of(store, vendor));
        RuntimeException wrapped = new IllegalStateException("a", new RuntimeException("b", REFUSED));

        assertThat(all.causeOf(new IllegalStateException("a fault of ours"))).isEmpty();
        assertThat(all.away()).isEmpty();
        assertThat(all.causeOf(wrapped).orElseThrow().dependency()).isSameAs(store);
        assertThat(all.away()).containsExactly(store);
        assertThat(all.explains(wrapped)).isTrue();
        assertThat(all.explains(new IllegalStateException("a fault of ours"))).isFalse();
        assertThat(all.causeOf(new IllegalStateException(vendor.busy(REFUSED, Duration.ofSeconds(7))))
                        .orElseThrow()
                        .retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4, 2", "60, 30", "119, 59", "120, 60", "86400, 60"})
    void restsGrowWithTheTimeThatHasPassedUpToAMinute(long away, long rest) {
        assertThat(Dependency.restAfter(Duration.ofSeconds(away), Duration.ofMinutes(1))
                        .toSeconds())
                .isEqualTo(rest);
    }

    @Test
    void onlyWhoSaysSoIsWaitedFor() {
        assertThat(CallerWaits.here()).isFalse();
        CallerWaits.<RuntimeException, RuntimeException>during(
                () -> assertThat(CallerWaits.here()).isTrue());
        assertThat(CallerWaits.here()).isFalse();
    }
}
