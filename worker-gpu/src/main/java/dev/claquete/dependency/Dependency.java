package dev.claquete.dependency;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that this process needs, with a circuit breaker. The first call without an answer opens the breaker; from
 * then on calls fail at once. A dependency with a {@link Probe} is probed until it answers; one without lets a single
 * call through now and then. Logs one line when it goes away, one a minute while it is away, and one when it is back.
 * Thread-safe.
 */
public final class Dependency {

    /** What a failure of a call means. */
    public enum Sign {
        /** The failure has nothing to do with this dependency. */
        NONE,
        /** It has no capacity for this call, but answers others. */
        BUSY,
        /** It does not answer. */
        AWAY
    }

    private static final Logger log = LoggerFactory.getLogger(Dependency.class);

    private static final Duration LINE_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_PROBE_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_TRIAL_REST = Duration.ofMinutes(1);

    private final String name;
    private final @Nullable Probe probe;
    private final Function<Throwable, Sign> signs;

    private @Nullable Instant awaySince;
    private String reason = "";
    private long lastLineAt;
    private long trialAt;
    private @Nullable Long lookedAt;

    private Dependency(String name, @Nullable Probe probe, Function<Throwable, Sign> signs) {
        this.name = name;
        this.probe = probe;
        this.signs = signs;
    }

    /**
     * A dependency whose outage stops all work that needs it.
     *
     * @param name in lower case, as it reads after "the": {@code object store}
     * @param signs interprets one exception, without its causes
     */
    public static Dependency probed(String name, Probe probe, Function<Throwable, Sign> signs) {
        return new Dependency(name, probe, signs);
    }

    /** A vendor: a probe would cost money, and only some tasks need it. */
    public static Dependency vendor(String name) {
        return new Dependency(name, null, failure -> Sign.NONE);
    }

    public String name() {
        return name;
    }

    /** Whether no work that has ever needed it should start while it is down. */
    public boolean pausesWork() {
        return probe != null;
    }

    public synchronized boolean isAway() {
        return awaySince != null;
    }

    /** Empty while it answers. */
    public synchronized Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    /**
     * Must be called before each call.
     *
     * @throws DependencyUnavailable at once, while it is down
     */
    public synchronized void check() {
        if (awaySince == null) {
            return;
        }
        long now = System.nanoTime();
        if (probe == null && now - trialAt >= 0) {
            trialAt = now + trialRest().toNanos(); // this call tries; others wait for its result
            return;
        }
        throw new DependencyUnavailable(this, reason, null, null);
    }

    /** Opens the breaker. */
    public DependencyUnavailable failed(Throwable cause) {
        return failed(cause, null);
    }

    /** @param retryAfter the wait that it requested, or null */
    public synchronized DependencyUnavailable failed(Throwable cause, @Nullable Duration retryAfter) {
        reason = reasonOf(cause);
        long now = System.nanoTime();
        if (awaySince == null) {
            Instant since = Instant.now();
            awaySince = since;
            lastLineAt = now;
            log.warn("The {} does not answer; work that needs it waits: {}", name, reason);
            if (probe != null) {
                startProbing(probe, since);
            }
        } else {
            tellStillAway(now);
        }
        trialAt = now + (retryAfter == null ? trialRest() : retryAfter).toNanos();
        return new DependencyUnavailable(this, reason, cause, retryAfter);
    }

    /** Makes this one call repeat later; the breaker stays closed for others. */
    public DependencyUnavailable busy(Throwable cause, @Nullable Duration retryAfter) {
        return new DependencyUnavailable(this, reasonOf(cause), cause, retryAfter);
    }

    /** Closes the breaker. */
    public void answered() {
        Instant since;
        synchronized (this) {
            since = awaySince;
            awaySince = null;
            notifyAll();
        }
        if (since != null) {
            log.info(
                    "The {} answers again; it was away for {} s",
                    name,
                    Duration.between(since, Instant.now()).toSeconds());
        }
    }

    /**
     * Probes in the background, unless it did so in the last few seconds; for dependencies that may not have been
     * called for long.
     */
    public void look() {
        look(LOOK_EVERY);
    }

    /** Probes soon, because a caller suspects an outage. */
    public void suspect() {
        look(SHORTEST_REST);
    }

    private void look(Duration every) {
        Probe question = probe;
        if (question == null || isAway() || !beginLook(every)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        question.ask();
                    } catch (Exception e) {
                        failed(e);
                    }
                },
                "look-" + name.replace(' ', '-'));
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized boolean beginLook(Duration every) {
        long now = System.nanoTime();
        boolean due = lookedAt == null || now - lookedAt >= every.toNanos();
        if (due) {
            lookedAt = now;
        }
        return due;
    }

    /** Waits until it answers, at most for this long. */
    public synchronized void awaitAnswer(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); awaySince != null && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** What an exception, without its causes, says about this dependency. */
    Sign signIn(Throwable failure) {
        return signs.apply(failure);
    }

    private void startProbing(Probe question, Instant since) {
        Thread thread = new Thread(() -> ask(question, since), "probe-" + name.replace(' ', '-'));
        thread.setDaemon(true);
        thread.start();
    }

    /** Probes for as long as this outage lasts; the next outage gets its own thread. */
    private void ask(Probe question, Instant since) {
        Duration rest = SHORTEST_REST;
        while (isAwaySince(since)) {
            try {
                Thread.sleep(rest.toMillis());
                question.ask();
                answered();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                rest = shorter(rest.multipliedBy(3).dividedBy(2), LONGEST_PROBE_REST);
                synchronized (this) {
                    reason = reasonOf(e);
                    tellStillAway(System.nanoTime());
                }
            }
        }
    }

    private synchronized boolean isAwaySince(Instant moment) {
        return moment.equals(awaySince);
    }

    private void tellStillAway(long now) {
        if (now - lastLineAt >= LINE_EVERY.toNanos()) {
            lastLineAt = now;
            log.warn("The {} has not answered since {}; work that needs it waits: {}", name, awaySince, reason);
        }
    }

    /** Grows with the length of the outage. */
    private Duration trialRest() {
        Instant since = awaySince == null ? Instant.now() : awaySince;
        return restAfter(Duration.between(since, Instant.now()), LONGEST_TRIAL_REST);
    }

    /** Half of the elapsed time, at least a second: the waits grow as 1.5 to the power of their number. */
    public static Duration restAfter(Duration away, Duration longest) {
        Duration half = away.dividedBy(2);
        return shorter(half.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : half, longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String reasonOf(Throwable failure) {
        Throwable deepest = failure;
        for (int i = 0; deepest.getCause() != null && i < 20; i++) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String text = message == null || message.isBlank()
                ? deepest.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }

    @Override
    public String toString() {
        return name;
    }
}
