package dev.claquete.studio.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageLogTest {

    final AtomicBoolean answers = new AtomicBoolean();
    final Dependency database = Dependency.probed(
            "database",
            () -> {
                if (!answers.get()) {
                    throw new IOException("refused");
                }
            },
            DatabaseErrorClassifier::of);
    final OutageLog log = new OutageLog(new Dependencies(List.of(database)));
    final LoggerContext context = new LoggerContext();
    final SQLException refused = new SQLException("refused", "08001");

    @AfterEach
    void stop() {
        database.answered();
        log.destroy();
    }

    @Test
    void whatOnlyRepeatsThatTheDatabaseIsAwayIsLeftOut() {
        database.failed(refused);

        assertThat(say("org.camunda.bpm.engine.jobexecutor", new IllegalStateException(refused), "acquisition"))
                .isEqualTo(FilterReply.DENY);
        assertThat(say("com.zaxxer.hikari.pool.PoolBase", null, "Failed to validate connection"))
                .isEqualTo(FilterReply.DENY);
        assertThat(log.decide(null, logger("a.b"), Level.ERROR, "{} {}", new Object[] {"x", refused}, null))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void aPoolThatHasNoConnectionAndGetsNoneIsLeftOutBeforeTheOutageIsKnown() {
        answers.set(true);
        String logger = "org.camunda.bpm.engine.jobexecutor";
        assertThat(say(logger, pool("(total=12, active=12)"), "x")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(say(logger, new IllegalStateException(pool("(total=0, active=0)")), "x"))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void aRollbackOfAConnectionThatThePoolHasGivenUpIsLeftOut() {
        Exception closed = new IllegalStateException("Unable to rollback", new SQLException("Connection is closed"));
        assertThat(say("org.camunda.bpm.engine.jobexecutor", closed, "ENGINE-14006"))
                .isEqualTo(FilterReply.DENY);
    }

    private static SQLException pool(String state) {
        return new SQLTransientConnectionException("main - Connection is not available, request timed out " + state);
    }

    @Test
    void aDatabaseThatIsBusyButAnswersIsNews() {
        answers.set(true);
        SQLException busy = new SQLException("too many clients", "53300");
        assertThat(say("org.camunda.bpm.engine", busy, "while it is there")).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void everythingElseIsSaid() {
        database.failed(refused);

        assertThat(say("org.camunda.bpm.engine", new IllegalStateException("a fault"), "x"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(say("dev.claquete.studio.account", null, "somebody must look"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(say(Dependency.class.getName(), refused, "still away")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(log.decide(null, logger("a.b"), Level.INFO, "done", null, refused))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply say(String logger, Throwable thrown, String text) {
        return log.decide(null, logger(logger), Level.WARN, text, null, thrown);
    }

    private Logger logger(String name) {
        return context.getLogger(name);
    }
}
