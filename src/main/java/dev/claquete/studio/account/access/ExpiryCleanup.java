package dev.claquete.studio.account.access;

import dev.claquete.studio.account.AccountsProperties;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what has expired: ended sessions, used tokens, old keys, counted tries, and old audit entries. Any node may
 * do this.
 */
@Component
@EnableScheduling
public class ExpiryCleanup {

    private static final Duration GRACE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AccountsProperties properties;

    ExpiryCleanup(JdbcClient jdbc, AccountsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        remove("account_session where ends_at", GRACE); // with their refresh tokens
        jdbc.sql("delete from browser_session where expiry_time < extract(epoch from now()) * 1000")
                .update(); // with their attributes
        remove("pending_registration where expires_at", GRACE);
        remove("password_reset where expires_at", GRACE);
        remove("signing_key where verifies_until", GRACE);
        remove("throttle where forgotten_at", Duration.ZERO);
        remove("audit_entry where at", properties.auditRetention());
    }

    private void remove(String past, Duration age) {
        jdbc.sql("delete from " + past + " < now() - make_interval(secs => :age)")
                .param("age", (double) age.toSeconds())
                .update();
    }
}
