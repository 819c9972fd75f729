package dev.claquete.render.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Draws the frames of a clip on several cores and writes them in order, as raw {@code yuv420p}, to an encoder. It
 * reuses a fixed ring of frames, so memory does not grow with the clip's length, and drawing waits if the encoder is
 * slower. Used once per clip; no thread is left running when {@link #writeTo} returns or throws.
 */
public final class FrameWriter {

    private final FrameSource source;
    private final List<FrameOverlay> overlays;
    private final int threads;

    public FrameWriter(FrameSource source, List<FrameOverlay> overlays) {
        this(source, overlays, Runtime.getRuntime().availableProcessors());
    }

    public FrameWriter(FrameSource source, List<FrameOverlay> overlays, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread must draw, not " + threads);
        }
        this.source = source;
        this.overlays = List.copyOf(overlays);
        this.threads = threads;
    }

    /**
     * Writes every frame and flushes; does not close the stream.
     *
     * <p>This does not interrupt a stream that blocks for ever (a stuck encoder): end the encoder from
     * {@code TaskContext.onCancel}; then the write fails and {@code checkCancelled} says why.
     *
     * @param checkCancelled called between frames and while waiting; what it throws stops all drawing and is rethrown
     * @param framesWritten called on the calling thread after each frame with the number written so far
     * @throws IOException if the stream refuses a frame
     * @throws RuntimeException the first failure of a source, an overlay or {@code checkCancelled}
     */
    public void writeTo(OutputStream out, Runnable checkCancelled, IntConsumer framesWritten) throws IOException {
        FrameRing ring = new FrameRing(source.size(), source.frameCount(), threads + 2);
        Thread[] painters = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            painters[i] = new Thread(() -> paint(ring), "frame-painter-" + i);
            painters[i].setDaemon(true);
            painters[i].start();
        }
        try {
            for (int index = 0; index < source.frameCount(); index++) {
                ring.awaitPainted(index, checkCancelled).writeTo(out);
                ring.release(index);
                framesWritten.accept(index + 1);
            }
            out.flush();
        } catch (IOException e) {
            checkCancelled.run();
            throw e;
        } finally {
            ring.stop();
            join(painters);
        }
    }

    private void paint(FrameRing ring) {
        try {
            for (int index = ring.claim(); index >= 0; index = ring.claim()) {
                YuvFrame frame = ring.frame(index);
                source.draw(index, frame);
                for (FrameOverlay overlay : overlays) {
                    overlay.draw(index, frame);
                }
                ring.painted(index);
            }
        } catch (Throwable failure) {
            ring.fail(failure);
        }
    }

    /** Waits for the painters even if interrupted: none may touch a frame after {@link #writeTo} has returned. */
    private static void join(Thread[] painters) {
        boolean interrupted = false;
        for (Thread painter : painters) {
            while (painter.isAlive()) {
                try {
                    painter.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
