package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The ring of frames that {@link FrameWriter} draws into. Frame {@code i} of the clip uses slot {@code i % slots} from
 * the moment a painter claims it until it has been written. All waiting and notifying between the writer and its
 * painters is here.
 */
final class FrameRing {

    /** How long the writer waits for a frame before it checks for cancellation again. */
    private static final long CANCEL_CHECK_MILLIS = 100;

    private final YuvFrame[] frames;
    private final boolean[] painted;
    private final int frameCount;
    private int nextToPaint;
    private int nextToWrite;
    private boolean stopped;
    private @Nullable Throwable failure;

    FrameRing(Resolution size, int frameCount, int slots) {
        this.frameCount = frameCount;
        this.frames = new YuvFrame[Math.min(slots, Math.max(1, frameCount))];
        this.painted = new boolean[frames.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new YuvFrame(size);
        }
    }

    YuvFrame frame(int index) {
        return frames[index % frames.length];
    }

    /** The next frame for this painter to draw, or -1 if none is left. Waits for a free slot. */
    synchronized int claim() throws InterruptedException {
        while (!stopped && nextToPaint < frameCount && nextToPaint - nextToWrite >= frames.length) {
            wait();
        }
        return stopped || nextToPaint == frameCount ? -1 : nextToPaint++;
    }

    synchronized void painted(int index) {
        painted[index % frames.length] = true;
        notifyAll();
    }

    /**
     * Waits for the finished frame; throws what {@code checkCancelled} throws, or the failure of the painter that
     * failed first.
     */
    YuvFrame awaitPainted(int index, Runnable checkCancelled) {
        do {
            checkCancelled.run();
        } while (!isPaintedSoon(index));
        return frame(index);
    }

    private synchronized boolean isPaintedSoon(int index) {
        rethrowFailure();
        if (!painted[index % frames.length]) {
            try {
                wait(CANCEL_CHECK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for frame " + index);
            }
        }
        rethrowFailure();
        return painted[index % frames.length];
    }

    synchronized void release(int index) {
        painted[index % frames.length] = false;
        nextToWrite = index + 1;
        notifyAll();
    }

    synchronized void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        stop();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void rethrowFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException("a frame could not be drawn", failure);
        }
    }
}
