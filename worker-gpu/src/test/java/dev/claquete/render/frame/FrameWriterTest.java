package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.claquete.render.ffmpeg.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

    private static final Resolution SIZE = new Resolution(4, 2);
    private static final int FRAME_BYTES = 12;
    private static final Runnable WANTED = () -> {};
    private static final IntConsumer UNHEARD = written -> {};

    @AfterEach
    void noPainterIsLeftRunning() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("frame-painter"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void framesArriveInOrderHoweverLongEachTakes(int threads) throws IOException {
        Random random = new Random(threads);
        int[] naps = IntStream.range(0, 100).map(i -> random.nextInt(3)).toArray();
        Source source = new Source(100, index -> nap(naps[index]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> progress = new ArrayList<>();

        new FrameWriter(source, List.of(), threads).writeTo(out, WANTED, progress::add);

        byte[] bytes = out.toByteArray();
        assertThat(bytes).hasSize(100 * FRAME_BYTES);
        for (int i = 0; i < 100; i++) {
            assertThat(Arrays.copyOfRange(bytes, i * FRAME_BYTES, (i + 1) * FRAME_BYTES))
                    .containsExactly(i, i, i, i, i, i, i, i, i + 1, i + 1, i + 2, i + 2);
        }
        assertThat(progress).isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void overlaysAreLaidOverTheirFrameOneAfterAnother() throws IOException {
        FrameOverlay add = (index, onto) -> onto.y[0] += (byte) index;
        FrameOverlay times = (index, onto) -> onto.y[0] *= 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new FrameWriter(new Source(5, index -> {}), List.of(add, times), 2).writeTo(out, WANTED, UNHEARD);

        for (int i = 0; i < 5; i++) {
            assertThat(out.toByteArray()[i * FRAME_BYTES]).isEqualTo((byte) (4 * i));
        }
    }

    @Test
    void noFramesIsAnEmptyStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new FrameWriter(new Source(0, index -> {}), List.of(), 2).writeTo(out, WANTED, UNHEARD);

        assertThat(out.size()).isZero();
    }

    @Test
    void theFirstFailureIsThrownAndNothingMoreIsDrawn() {
        Source source = new Source(10_000, index -> {
            if (index == 20) {
                throw new IllegalStateException("frame 20 is cursed");
            }
        });

        assertThatThrownBy(() ->
                        new FrameWriter(source, List.of(), 3).writeTo(OutputStream.nullOutputStream(), WANTED, UNHEARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("frame 20 is cursed");

        assertThat(source.drawn).hasValueLessThan(50);
    }

    @Test
    void aFailingOverlayIsAFailureToo() {
        FrameOverlay broken = (index, onto) -> {
            throw new AssertionError("no such font");
        };

        assertThatThrownBy(() -> new FrameWriter(new Source(9, index -> {}), List.of(broken), 2)
                        .writeTo(OutputStream.nullOutputStream(), WANTED, UNHEARD))
                .hasMessage("no such font");
    }

    @Test
    void workThatIsNoLongerWantedStops() {
        AtomicInteger asked = new AtomicInteger();
        Source source = new Source(10_000, index -> {});

        assertThatThrownBy(() -> new FrameWriter(source, List.of(), 2)
                        .writeTo(OutputStream.nullOutputStream(), () -> cancelAfter(10, asked), UNHEARD))
                .isInstanceOf(CancellationException.class);

        assertThat(source.drawn).hasValueLessThan(50);
    }

    @Test
    void cancellationIsNoticedWhileAFrameIsStillBeingDrawn() {
        CountDownLatch released = new CountDownLatch(1);
        Source source = new Source(3, index -> awaitQuietly(released));
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> new FrameWriter(source, List.of(), 1)
                        .writeTo(
                                OutputStream.nullOutputStream(),
                                () -> {
                                    if (asked.incrementAndGet() == 3) {
                                        released.countDown();
                                        throw new CancellationException("enough");
                                    }
                                },
                                UNHEARD))
                .hasMessage("enough");
    }

    @Test
    void anEncoderThatDiesIsAnIoFailure() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatThrownBy(() ->
                        new FrameWriter(new Source(99, index -> {}), List.of(), 2).writeTo(broken, WANTED, UNHEARD))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    @Test
    void anEncoderThatWasEndedBecauseOfCancellationIsACancellation() {
        AtomicInteger asked = new AtomicInteger();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                asked.set(100);
                throw new IOException("Broken pipe");
            }
        };

        assertThatThrownBy(() -> new FrameWriter(new Source(99, index -> {}), List.of(), 2)
                        .writeTo(broken, () -> cancelAfter(100, asked), UNHEARD))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void drawingWaitsForASlowEncoderAndReusesItsFrames() throws Exception {
        CountDownLatch encoderReady = new CountDownLatch(1);
        Source source = new Source(500, index -> {});
        OutputStream slow = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                awaitQuietly(encoderReady);
            }
        };
        Thread writing = new Thread(() -> {
            try {
                new FrameWriter(source, List.of(), 2).writeTo(slow, WANTED, UNHEARD);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        writing.start();
        await().until(() -> source.drawn.get() == 4);
        await().during(java.time.Duration.ofMillis(200)).until(() -> source.drawn.get() == 4);
        encoderReady.countDown();
        writing.join();

        assertThat(source.drawn).hasValue(500);
    }

    private static void cancelAfter(int times, AtomicInteger asked) {
        if (asked.incrementAndGet() > times) {
            throw new CancellationException();
        }
    }

    private static void nap(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Frames filled with their own number: luma i, blue i + 1, red i + 2. */
    private static final class Source implements FrameSource {

        private final int frameCount;
        private final IntConsumer beforeDrawing;
        private final AtomicInteger drawn = new AtomicInteger();

        Source(int frameCount, IntConsumer beforeDrawing) {
            this.frameCount = frameCount;
            this.beforeDrawing = beforeDrawing;
        }

        @Override
        public Resolution size() {
            return SIZE;
        }

        @Override
        public int frameCount() {
            return frameCount;
        }

        @Override
        public void draw(int index, YuvFrame into) {
            beforeDrawing.accept(index);
            Arrays.fill(into.y, (byte) index);
            Arrays.fill(into.u, (byte) (index + 1));
            Arrays.fill(into.v, (byte) (index + 2));
            drawn.incrementAndGet();
        }
    }
}
