package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailOpenLimiterTest {

    static final List<Allowance> ASKED =
            List.of(new Allowance("account:1", Policy.API, new Rate(1, Duration.ofHours(1))));

    @Test
    void whatTheDatabaseAnswersCounts() throws SQLException {
        try (HikariDataSource database = LimitDatabase.open("patient")) {
            FailOpenLimiter meter = new FailOpenLimiter(database);

            assertThat(meter.take(ASKED)).noneMatch(LimitState::refused);
            assertThat(meter.take(ASKED)).allMatch(LimitState::refused);
            assertThat(meter.take(List.of())).isEmpty();
            meter.destroy();
        }
    }

    @Test
    void aDatabaseThatKeepsUsWaitingIsNotWaitedFor() throws SQLException {
        try (HikariDataSource database = LimitDatabase.open("slow");
                Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table allowance in access exclusive mode");
            FailOpenLimiter meter = new FailOpenLimiter(database);

            assertThat(meter.take(ASKED)).noneMatch(LimitState::refused);

            holder.rollback();
            meter.take(ASKED);
            assertThat(LimitDatabase.number(database, "select count(*) from allowance"))
                    .as("it is left alone for a while")
                    .isZero();
            meter.destroy();
        }
    }

    @Test
    void whileTheDatabaseIsAwayEachNodeCountsByItself() throws SQLException {
        try (HikariDataSource nowhere = new HikariDataSource()) {
            nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nothing");
            nowhere.setUsername("postgres");
            nowhere.setMinimumIdle(0);
            nowhere.setInitializationFailTimeout(-1);
            FailOpenLimiter meter = new FailOpenLimiter(nowhere);

            assertThat(meter.take(ASKED)).hasSize(1).noneMatch(LimitState::refused);
            assertThat(meter.take(ASKED)).hasSize(1).allMatch(LimitState::refused);
            meter.destroy();
        }
    }
}
