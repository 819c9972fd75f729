package dev.claquete.studio.limit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.claquete.studio.cluster.DatabaseProperties;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * A limiter that never blocks requests: if the database does not answer within moments, this node counts locally for a
 * while. It has a few connections of its own, so that it neither waits for those of other work nor takes them away.
 */
@Component
class FailOpenLimiter implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FailOpenLimiter.class);

    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final long REQUESTS_BETWEEN_CLEANINGS = 5_000;

    private final HikariDataSource connections;
    private final GcraLimiter meter;
    private final LocalLimiter local = new LocalLimiter(Clock.systemUTC());
    private final AtomicLong requests = new AtomicLong();
    private volatile long restsUntil = System.nanoTime();

    FailOpenLimiter(DataSource database) throws SQLException {
        this.connections = new HikariDataSource(few(database.unwrap(HikariDataSource.class)));
        this.meter = new GcraLimiter(connections);
    }

    /** Empty if there is nothing to count. */
    List<LimitState> take(List<Allowance> allowances) {
        if (allowances.isEmpty()) {
            return List.of();
        }
        if (System.nanoTime() - restsUntil < 0) {
            return local.take(allowances);
        }
        try {
            List<LimitState> readings = meter.take(allowances);
            if (requests.incrementAndGet() % REQUESTS_BETWEEN_CLEANINGS == 0) {
                meter.forget();
            }
            return readings;
        } catch (SQLException e) {
            restsUntil = System.nanoTime() + REST.toNanos();
            log.warn(
                    "Requests cannot be counted in the database; for {} s this node counts by itself: {}",
                    REST.toSeconds(),
                    e.toString());
            return local.take(allowances);
        }
    }

    @Override
    public void destroy() {
        connections.close();
    }

    private static HikariConfig few(HikariDataSource work) {
        HikariConfig config = new HikariConfig();
        work.copyStateTo(config);
        config.setPoolName("limits");
        config.setMaximumPoolSize(DatabaseProperties.FOR_LIMITS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(ANSWER.toMillis());
        config.setValidationTimeout(ANSWER.toMillis());
        config.setConnectionInitSql("set statement_timeout = " + ANSWER.toMillis());
        config.setAutoCommit(true);
        return config;
    }
}
