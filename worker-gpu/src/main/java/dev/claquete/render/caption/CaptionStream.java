package dev.claquete.render.caption;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.image.PictureStream;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * Sends captions to FFmpeg, which overlays them while it decodes and encodes the video. Each picture is painted when
 * FFmpeg is about to need it, so memory holds one picture at any length.
 *
 * <pre>
 *   video - (decoder) - [v] - overlay - encoder
 *   stdin - matroska ------------'
 * </pre>
 *
 * A picture is visible from the first frame whose time, rounded to milliseconds, is not before it. FFmpeg's overlay
 * takes the latest picture that is not later than the frame, and pictures are sent with times half a millisecond early.
 */
public final class CaptionStream implements Ffmpeg.Feed {

    /**
     * A picture is sent again after this time, so that FFmpeg need not wait for the next one to know that none comes
     * earlier.
     */
    private static final long AGAIN_MICROS = 500_000;

    private static final long EARLY_MICROS = 500;

    private final CaptionTrack track;
    private final double seconds;
    private final Runnable checkCancelled;
    private final DoubleConsumer progress;

    /**
     * @param seconds of the video, 0 if unknown
     * @param checkCancelled called between pictures; what it throws ends the feed
     * @param progress receives the second up to which FFmpeg has taken captions
     */
    public CaptionStream(CaptionTrack track, double seconds, Runnable checkCancelled, DoubleConsumer progress) {
        this.track = track;
        this.seconds = seconds;
        this.checkCancelled = checkCancelled;
        this.progress = progress;
    }

    /** FFmpeg's arguments for this input. */
    public static List<String> input() {
        return PictureStream.INPUT;
    }

    /** The overlay filter; the video's frames are {@code yuv420p}, limited range BT.709. */
    public String overlay() {
        Rectangle area = track.area();
        return String.format(Locale.ROOT, "overlay=x=%d:y=%d:format=yuv420:eof_action=pass", area.x, area.y);
    }

    @Override
    public void writeTo(OutputStream stdin) throws IOException {
        Rectangle area = track.area();
        BufferedImage canvas = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB_PRE);
        byte[] planes = new byte[StraightYuva.size(area.width, area.height)];
        PictureStream pictures = new PictureStream(stdin);
        pictures.begin(area.width, area.height);
        StraightYuva.convert(canvas, planes);
        List<Long> changes = track.changes();
        if (changes.isEmpty() || micros(changes.get(0)) > 0) {
            write(pictures, planes, 0, changes.isEmpty() ? end() : micros(changes.get(0)));
        }
        for (int i = 0; i < changes.size(); i++) {
            Arrays.fill(((DataBufferInt) canvas.getRaster().getDataBuffer()).getData(), 0);
            track.paint(i, canvas);
            StraightYuva.convert(canvas, planes);
            long until = i + 1 < changes.size() ? micros(changes.get(i + 1)) : end();
            write(pictures, planes, micros(changes.get(i)), until);
        }
    }

    /** Sends a picture, and repeats it until its time is over. */
    private void write(PictureStream pictures, byte[] planes, long from, long until) throws IOException {
        long at = from;
        do {
            checkCancelled.run();
            pictures.write(at, planes);
            progress.accept(at / 1e6);
            at += AGAIN_MICROS;
        } while (at < until);
    }

    private long end() {
        return Math.round(seconds * 1e6);
    }

    private static long micros(long millis) {
        return Math.max(0, millis * 1000 - EARLY_MICROS);
    }
}
