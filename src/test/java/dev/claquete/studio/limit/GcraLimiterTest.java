package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GcraLimiterTest {

    static final HikariDataSource DATABASE = LimitDatabase.open("meter");

    final GcraLimiter meter = new GcraLimiter(DATABASE);
    final String caller = "account:" + UUID.randomUUID();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void asManyAsTheLimitMayComeAtOnceAndTheNextWaitsForItsShare() throws SQLException {
        for (int left = 4; left >= 0; left--) {
            LimitState reading = take(new Rate(5, Duration.ofMinutes(10)));
            assertThat(reading.refused()).isFalse();
            assertThat(reading.limit()).isEqualTo(5);
            assertThat(reading.remaining()).isEqualTo(left);
        }

        LimitState refused = take(new Rate(5, Duration.ofMinutes(10)));

        assertThat(refused.refused()).isTrue();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
        assertThat(refused.resetEpochSecond() - now()).isBetween(598L, 601L);
    }

    @Test
    void whatIsRefusedCostsNothingAndEachShareComesBackInItsTime() throws SQLException {
        Rate rate = new Rate(2, Duration.ofMinutes(10));
        take(rate);
        take(rate);
        for (int i = 0; i < 20; i++) {
            assertThat(take(rate).refused()).isTrue();
        }

        pass(Duration.ofMinutes(5));

        assertThat(take(rate).refused()).isFalse();
        assertThat(take(rate).refused()).isTrue();
        pass(Duration.ofDays(1));
        assertThat(take(rate).remaining()).isEqualTo(1);
    }

    @Test
    void theFirstAnswerReadsAsInTheSeed() throws SQLException {
        LimitState reading = take(new Rate(500, Duration.ofSeconds(10)));

        assertThat(reading.limit()).isEqualTo(500);
        assertThat(reading.remaining()).isEqualTo(499);
        assertThat(reading.resetEpochSecond() - now()).isBetween(0L, 1L);
    }

    @Test
    void manyAtOnceOnTwoNodesGetWhatThereIsAndNotOneMore() throws Exception {
        Rate rate = new Rate(100, Duration.ofHours(1));
        try (HikariDataSource other = LimitDatabase.again("meter")) {
            List<GcraLimiter> nodes = List.of(meter, new GcraLimiter(other));
            ExecutorService pool = Executors.newFixedThreadPool(16);
            List<Callable<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                GcraLimiter node = nodes.get(i % 2);
                requests.add(
                        () -> !LimitState.tightest(node.take(allowances(rate))).refused());
            }
            int through = 0;
            for (Future<Boolean> answer : pool.invokeAll(requests)) {
                through += answer.get() ? 1 : 0;
            }
            pool.shutdown();
            assertThat(through).isEqualTo(100);
        }
    }

    @Test
    void aRequestCostsOneStatementHoweverManyAllowancesItTakesFrom() throws SQLException {
        AtomicInteger statements = new AtomicInteger();
        GcraLimiter counted = new GcraLimiter(counting(statements));
        Rate rate = new Rate(5, Duration.ofMinutes(1));

        List<LimitState> readings = counted.take(List.of(
                new Allowance(caller, Policy.API, rate),
                new Allowance("key:1", Policy.API_KEY, new Rate(3, Duration.ofMinutes(1))),
                new Allowance(caller, Policy.VIDEO, new Rate(9, Duration.ofMinutes(1)))));

        assertThat(statements).hasValue(1);
        assertThat(readings).extracting(LimitState::remaining).containsExactlyInAnyOrder(4, 2, 8);
        assertThat(LimitState.tightest(readings).limit()).isEqualTo(3);
    }

    @Test
    void whatSaysNothingAnyMoreIsForgottenAndNothingElse() throws SQLException {
        take(new Rate(2, Duration.ofMinutes(10)));
        meter.forget();
        assertThat(take(new Rate(2, Duration.ofMinutes(10))).remaining()).isZero();

        pass(Duration.ofMinutes(11));
        meter.forget();

        assertThat(LimitDatabase.number(DATABASE, "select count(*) from allowance where caller = '" + caller + "'"))
                .isZero();
    }

    private LimitState take(Rate rate) throws SQLException {
        return LimitState.tightest(meter.take(allowances(rate)));
    }

    private List<Allowance> allowances(Rate rate) {
        return List.of(new Allowance(caller, Policy.API, rate));
    }

    private void pass(Duration time) {
        LimitDatabase.execute(
                DATABASE,
                "update allowance set full_at = full_at - " + time.toNanos() / 1_000 + " where caller = '" + caller
                        + "'");
    }

    private static long now() {
        return LimitDatabase.number(DATABASE, "select extract(epoch from now())::bigint");
    }

    private static DataSource counting(AtomicInteger statements) {
        return (DataSource) Proxy.newProxyInstance(
                GcraLimiterTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    Connection connection = DATABASE.getConnection();
                    return Proxy.newProxyInstance(
                            GcraLimiterTest.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (self, call, given) -> {
                                if (call.getName().contains("tatement")
                                        || call.getName().equals("commit")) {
                                    statements.incrementAndGet();
                                }
                                return call.invoke(connection, given);
                            });
                });
    }
}
