package dev.claquete.studio.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TaskNotifierTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final TaskNotifier notifier = new TaskNotifier();

    @Test
    void aRingWakesWhoWaitsForItsTopic() {
        Waiter waiter = waitFor("render-scene", LONG);
        waiter.untilItWaits();

        notifier.ring("render-scene");

        assertThat(waiter.rung).succeedsWithin(TEN_SECONDS).isEqualTo(true);
    }

    @Test
    void aRingBeforeTheWaitIsNotMissed() throws Exception {
        long heard = notifier.heard("render-scene");
        notifier.ring("render-scene");

        assertThat(notifier.await("render-scene", heard, LONG)).isTrue();
    }

    @Test
    void aRingForAnotherTopicWakesNobody() {
        Waiter waiter = waitFor("render-scene", LONG);
        waiter.untilItWaits();

        synchronized (notifier) { // the ring reaches the waiter, which cannot go on before this block ends
            notifier.ring("compose-video");
            assertThat(waiter.thread.getState()).isEqualTo(Thread.State.BLOCKED);
        }

        waiter.untilItWaits();
        notifier.ringAll();
        assertThat(waiter.rung).succeedsWithin(TEN_SECONDS).isEqualTo(true);
    }

    @Test
    void patienceEndsWithoutARing() {
        assertThat(waitFor("render-scene", Duration.ofMillis(5)).rung)
                .succeedsWithin(TEN_SECONDS)
                .isEqualTo(false);
    }

    private Waiter waitFor(String topic, Duration patience) {
        Waiter waiter = new Waiter(topic, notifier.heard(topic), patience);
        waiter.thread.start();
        return waiter;
    }

    private final class Waiter {

        final CompletableFuture<Boolean> rung = new CompletableFuture<>();
        final Thread thread;

        Waiter(String topic, long heard, Duration patience) {
            thread = new Thread(() -> {
                try {
                    rung.complete(notifier.await(topic, heard, patience));
                } catch (InterruptedException e) {
                    rung.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
        }

        /** Fails when it no longer waits at all. */
        void untilItWaits() {
            Awaitility.await()
                    .failFast("it has stopped waiting", rung::isDone)
                    .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
    }
}
