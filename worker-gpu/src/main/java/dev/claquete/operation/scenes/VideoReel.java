package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.work.TaskContext;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the frames of a video ahead of the painters. They may be requested in any order, but forwards is fastest:
 * going back or far ahead restarts FFmpeg. Only a few frames are kept, so memory does not grow with the video.
 *
 * <pre>
 *   ... gone | kept, for slower painters | latest request | decoded ahead | not yet ...
 *             <------------------- slots ------------------->
 * </pre>
 */
final class VideoReel implements AutoCloseable {

    private static final long CANCEL_CHECK_MILLIS = 200;
    private static final int FAR_SECONDS = 3;
    private static final int NONE = -1;

    private final VideoCut cut;
    private final Ffmpeg ffmpeg;
    private final TaskContext task;
    private final BufferedImage[] slots;
    private final int[] held;
    private final int[] users;
    private int run;
    private int back;
    private int next = Integer.MAX_VALUE;
    private int furthest;

    /** The last frame; while unknown, a lower bound. */
    private int last;

    private boolean closed;
    private @Nullable RuntimeException failure;

    /** @param slots frames that are kept; more than twice the number drawn at the same time */
    VideoReel(VideoCut cut, int slots, Ffmpeg ffmpeg, TaskContext task) {
        this.cut = cut;
        this.back = FAR_SECONDS * cut.fps();
        this.ffmpeg = ffmpeg;
        this.task = task;
        this.slots = new BufferedImage[slots];
        this.held = new int[slots];
        this.users = new int[slots];
        this.last = cut.lastFrameAtMost();
        Arrays.fill(held, NONE);
    }

    /**
     * Passes a frame to {@code use}, valid only during the call.
     *
     * @param frame 0 or more; after the video's end, its last one
     * @throws VideoUnreadable if there is no such frame
     */
    void show(int frame, Consumer<BufferedImage> use) {
        int slot = acquire(frame);
        try {
            use.accept(slots[slot]);
        } finally {
            release(slot);
        }
    }

    private synchronized int acquire(int frame) {
        while (true) {
            task.checkCancelled();
            if (failure != null) {
                throw failure;
            }
            int wanted = Math.min(frame, last);
            int slot = wanted % slots.length;
            if (held[slot] == wanted) {
                furthest = Math.max(furthest, wanted);
                users[slot]++;
                notifyAll();
                return slot;
            }
            if (closed) {
                throw new IllegalStateException("the video is closed");
            }
            if (wanted < next
                    || wanted > next + FAR_SECONDS * cut.fps()) { // already passed, or faster to seek than to await
                start(wanted);
            }
            furthest = Math.max(furthest, wanted);
            notifyAll();
            pause();
        }
    }

    private synchronized void release(int slot) {
        users[slot]--;
        notifyAll();
    }

    private void pause() {
        try {
            wait(CANCEL_CHECK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a video's frame");
        }
    }

    /** Frames in use stay until they are released. */
    private void start(int frame) {
        int mine = ++run;
        for (int i = 0; i < held.length; i++) {
            held[i] = users[i] > 0 ? held[i] : NONE;
        }
        next = frame;
        furthest = frame;
        Thread reader = new Thread(() -> read(mine, frame), "video-reel");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(int mine, int from) {
        try {
            ffmpeg.read(task, cut.arguments(from), stdout -> fill(mine, stdout, from));
            ended(mine, from);
        } catch (FfmpegFailed e) {
            fail(mine, e.ownVerdict() ? new VideoUnreadable(cut.field(), "the video cannot be decoded", e) : e);
        } catch (RuntimeException e) {
            fail(mine, e);
        }
    }

    private void fill(int mine, InputStream stdout, int from) throws IOException {
        byte[] bytes = new byte[cut.widthPx() * cut.heightPx() * 4];
        for (int skipped = cut.before(from); skipped > 0; skipped--) {
            if (stdout.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                return;
            }
        }
        for (int frame = from; stdout.readNBytes(bytes, 0, bytes.length) == bytes.length; frame++) {
            int slot = frame % slots.length;
            if (!awaitFree(mine, frame, slot)) {
                return;
            }
            if (slots[slot] == null) {
                slots[slot] = new BufferedImage(
                        cut.widthPx(),
                        cut.heightPx(),
                        cut.translucent() ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
            }
            int[] pixels = ((DataBufferInt) slots[slot].getRaster().getDataBuffer()).getData();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
            if (!filled(mine, frame, slot)) {
                return;
            }
        }
    }

    /** @return whether this run is still the current one */
    private synchronized boolean awaitFree(int mine, int frame, int slot) {
        while (mine == run && !closed && (users[slot] > 0 || frame > furthest + slots.length / 2)) {
            pause();
        }
        if (mine == run && !closed) {
            held[slot] = NONE;
            return true;
        }
        return false;
    }

    private synchronized boolean filled(int mine, int frame, int slot) {
        if (mine != run || closed) {
            return false;
        }
        held[slot] = frame;
        back = FAR_SECONDS * cut.fps();
        next = frame + 1;
        notifyAll();
        return true;
    }

    /** Records that FFmpeg has delivered its last frame. */
    private synchronized void ended(int mine, int from) {
        if (mine != run || closed) {
            return;
        }
        if (next > from) {
            last = next - 1;
        } else if (from > 0) { // began after the end
            last = from - 1;
            start(Math.max(0, from - back));
            back *= 2; // its index may be off by hours
        } else {
            failure = new VideoUnreadable(cut.field(), "the video has no pictures", new IOException("no frames"));
        }
        notifyAll();
    }

    private synchronized void fail(int mine, RuntimeException cause) {
        if (mine == run && !closed) {
            failure = cause;
            notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
