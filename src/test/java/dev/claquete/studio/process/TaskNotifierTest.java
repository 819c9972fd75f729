package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskNotifierTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final TaskNotifier bell = new TaskNotifier();

    @Test
    void aRingWakesWhoWaitsForItsTopic() throws Exception {
        long heard = bell.heard("render-scene");
        CompletableFuture<Void> waiting = waitFor("render-scene", heard);

        bell.ring("render-scene");

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRingBeforeTheWaitIsNotMissed() throws Exception {
        long heard = bell.heard("render-scene");
        bell.ring("render-scene");

        waitFor("render-scene", heard).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRingForAnotherTopicWakesNobody() {
        CompletableFuture<Void> waiting = waitFor("render-scene", bell.heard("render-scene"));

        bell.ring("compose-video");

        assertThat(waiting).isNotDone();
        bell.ringAll();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void patienceEnds() throws Exception {
        bell.await("render-scene", bell.heard("render-scene"), Duration.ofMillis(5));
    }

    private CompletableFuture<Void> waitFor(String topic, long heard) {
        return CompletableFuture.runAsync(() -> {
            try {
                bell.await(topic, heard, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
