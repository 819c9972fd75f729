package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DecodingRoomTest {

    private static final long MEGABYTE = 1 << 20;

    private final DecodingRoom room = new DecodingRoom(DataSize.ofMegabytes(10));

    @Test
    void manyAtOnceNeverTakeMoreThanThereIs() throws Exception {
        AtomicLong taken = new AtomicLong();
        AtomicLong most = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long bytes = (1 + i % 7) * MEGABYTE;
            all.add(threads.submit(() -> {
                try (DecodingRoom.Place place = room.take(bytes)) {
                    most.accumulateAndGet(taken.addAndGet(bytes), Math::max);
                    Thread.onSpinWait();
                    taken.addAndGet(-bytes);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(most.get()).isLessThanOrEqualTo(10 * MEGABYTE);
    }

    @Test
    void onePictureThatNeedsMoreThanThereIsIsDecodedAlone() throws InterruptedIOException {
        try (DecodingRoom.Place all = room.take(400 * MEGABYTE)) {
            assertThatThrownBy(() -> room.take(1, Duration.ofMillis(20))).isInstanceOf(DecodersBusy.class);
        }
        room.take(1, Duration.ofMillis(20)).close();
    }

    @Test
    void aLargePictureIsNotOvertakenBySmallOnesForEver() throws Exception {
        DecodingRoom.Place first = room.take(MEGABYTE);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<DecodingRoom.Place> large = CompletableFuture.supplyAsync(() -> {
            try {
                waits.countDown();
                return room.take(10 * MEGABYTE);
            } catch (InterruptedIOException e) {
                throw new IllegalStateException(e);
            }
        });
        waits.await();
        while (!large.isDone() && isFreeFor(MEGABYTE)) {
            Thread.onSpinWait(); // until the large one stands in line
        }
        first.close();
        large.get().close();
    }

    private boolean isFreeFor(long bytes) throws InterruptedIOException {
        try {
            room.take(bytes, Duration.ofMillis(20)).close();
            return true;
        } catch (DecodersBusy e) {
            return false;
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingGoesAway() throws InterruptedIOException {
        try (DecodingRoom.Place all = room.take(10 * MEGABYTE)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> room.take(MEGABYTE)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
