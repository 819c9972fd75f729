package dev.claquete.studio.account;

import dev.claquete.studio.web.TooManyRequests;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes whoever guesses wait, on all nodes together. A try is counted before its outcome is known,
 * so that many at once are no way around.
 */
@Component
class SignInThrottle {

    private static final Duration MEMORY = Duration.ofHours(1);

    private final JdbcClient jdbc;

    SignInThrottle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How long whoever has used up the free tries waits for each one more. */
    enum Pace {
        /** Twice as long each time, up to a quarter of an hour; forgotten an hour after the last try. */
        DOUBLING(Duration.ofSeconds(1), Duration.ofMinutes(15), true),
        /** A minute each time; forgotten an hour after the first try, since the tries of many people are counted together. */
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
     * What is counted: so many tries are free, then others come at a pace.
     *
     * @param key a hash, so that the table names nobody
     */
    record Subject(String key, int free, Pace pace) {

        static Subject of(String kind, String what, int free) {
            return of(kind, what, free, Pace.DOUBLING);
        }

        static Subject of(String kind, String what, int free, Pace pace) {
            return new Subject(kind + " " + HexFormat.of().formatHex(HashedToken.sha256(what)), free, pace);
        }
    }

    /**
     * Counts one try. The clock is read when the row is ours: a try that waited for others' began before theirs ended, and would
     * take their moment for a wait.
     *
     * @throws TooManyRequests while the subject must wait; that try is not counted
     */
    void count(Subject subject) {
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

    /** @return how long the subject must wait yet */
    Optional<Duration> wait(Subject subject) {
        return jdbc.sql("select extract(epoch from blocked_until - clock_timestamp()) from throttle"
                        + " where subject = :subject and blocked_until > clock_timestamp()")
                .param("subject", subject.key())
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    }

    /** The last try was no guess, nor were those before it. */
    void forget(Subject subject) {
        jdbc.sql("delete from throttle where subject = :subject")
                .param("subject", subject.key())
                .update();
    }

    /** Like {@link #forget}, for a try that was not counted. @throws TooManyRequests while the subject must wait */
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

    /** The last try was no guess; those before it still count. */
    void takeBack(Subject subject) {
        jdbc.sql("update throttle set tries = greatest(tries - 1, 0), blocked_until = now() where subject = :subject")
                .param("subject", subject.key())
                .update();
    }
}
