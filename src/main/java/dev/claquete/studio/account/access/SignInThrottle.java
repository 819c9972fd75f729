package dev.claquete.studio.account.access;

import dev.claquete.studio.account.HashedToken;
import dev.claquete.studio.web.TooManyRequests;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down password guessing, across all nodes. A try is counted before its outcome is known, so that concurrent
 * tries cannot evade it.
 */
@Component
public class SignInThrottle {

    private static final Duration MEMORY = Duration.ofHours(1);

    private final JdbcClient jdbc;

    SignInThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The wait for each try after the free ones. */
    enum Pace {
        /** Doubles each time, up to a quarter of an hour; reset an hour after the last try. */
        DOUBLING(Duration.ofSeconds(1), Duration.ofMinutes(15), true),
        /**
         * A minute each time; reset an hour after the first try, since this counts the tries of many people together.
         */
        ONE_A_MINUTE(Duration.ofMinutes(1), Duration.ofMinutes(1), false);

        private final Duration first;
        private final Duration longest;
        private final boolean remindedByEach;

        Pace(Duration first, Duration longest, boolean remindedByEach) {
            this.first = first;
            this.longest = longest;
            this.remindedByEach = remindedByEach;
        }
    }

    /**
     * The counted subject: {@code free} tries without a wait, then others at a pace.
     *
     * @param key a hash, so that the table contains no names
     */
    public record Subject(String key, int free, Pace pace) {

        public static Subject of(String kind, String what, int free) {
            return of(kind, what, free, Pace.DOUBLING);
        }

        static Subject of(String kind, String what, int free, Pace pace) {
            return new Subject(kind + " " + HexFormat.of().formatHex(HashedToken.sha256(what)), free, pace);
        }
    }

    /**
     * Counts one try. Reads the clock after locking the row: a try that waited for others began before theirs ended,
     * and would mistake their time for a wait.
     *
     * @throws TooManyRequests while the subject must wait; that try is not counted
     */
    public void count(Subject subject) {
        int counted = jdbc.sql(
                        """
                        insert into throttle as known (subject, tries, blocked_until, forgotten_at)
                        values (:subject, 1, now(), now() + make_interval(secs => :memory))
                        on conflict (subject) do update set
                          tries = case when known.forgotten_at <= now() then 1 else known.tries + 1 end,
                          blocked_until = case
                            when known.forgotten_at <= now() or known.tries + 1 < :free then now()
                            else now() + make_interval(secs => least(:longest, :first * power(2, least(known.tries + 1 - :free, 30))))
                          end,
                          forgotten_at = case
                            when :reminded or known.forgotten_at <= now() then now() + make_interval(secs => :memory)
                            else known.forgotten_at
                          end
                        where known.blocked_until <= clock_timestamp()
                        """)
                .param("subject", subject.key())
                .param("free", subject.free())
                .param("first", (double) subject.pace().first.toSeconds())
                .param("longest", (double) subject.pace().longest.toSeconds())
                .param("memory", (double) MEMORY.toSeconds())
                .param("reminded", subject.pace().remindedByEach)
                .update();
        if (counted == 0) {
            throw new TooManyRequests(wait(subject).orElse(subject.pace().first));
        }
    }

    /** @return how long the subject still has to wait */
    Optional<Duration> wait(Subject subject) {
        return jdbc.sql("select extract(epoch from blocked_until - clock_timestamp()) from throttle"
                        + " where subject = :subject and blocked_until > clock_timestamp()")
                .param("subject", subject.key())
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    }

    /** The last try was right, so it and the earlier ones do not count. */
    public void forget(Subject subject) {
        jdbc.sql("delete from throttle where subject = :subject")
                .param("subject", subject.key())
                .update();
    }

    /**
     * Like {@link #forget}, for a try that was not counted.
     *
     * @throws TooManyRequests while the subject must wait
     */
    void forgive(Subject subject) {
        check(subject);
        jdbc.sql("delete from throttle where subject = :subject and blocked_until <= clock_timestamp()")
                .param("subject", subject.key())
                .update();
    }

    /** @throws TooManyRequests while the subject must wait */
    void check(Subject subject) {
        wait(subject).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
    }

    /** The last try was right; earlier ones still count. */
    void takeBack(Subject subject) {
        jdbc.sql("update throttle set tries = greatest(tries - 1, 0), blocked_until = now() where subject = :subject")
                .param("subject", subject.key())
                .update();
    }
}
