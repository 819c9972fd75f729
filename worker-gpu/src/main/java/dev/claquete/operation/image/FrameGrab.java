package dev.claquete.operation.image;

import dev.claquete.operation.Input;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Extracts the frame that is visible at a time: the last one that begins no later. FFmpeg's own exact seek gives the
 * first one that begins no earlier, which differs where frames are long.
 *
 * <pre>
 *   file - seek to the key frame before - decoder (turned as its metadata says)
 *        - whole frames of interlaced ones
 *        - settb   milliseconds: some containers count in whole frames
 *        - select  nothing, when the seek has landed too late
 *        - tpad    the last frame stays on
 *        - fps     what is on the screen at the time
 *        - SDR, square pixels - scale, crop or pad - PNG
 * </pre>
 */
public final class FrameGrab {

    /** More than the rounding of times with three digits, and of containers' clocks. */
    private static final String TOLERANCE = "0.0005";

    /** Selects nothing if the seek landed after the moment. */
    private static final String SOUGHT = "select='st(0,ld(0)+lte(t,%s+" + TOLERANCE + "));gt(ld(0),0)',";

    private final OperationContext context;
    private final Thumbnails.Order order;

    public FrameGrab(OperationContext context, Thumbnails.Order order) {
        this.context = context;
        this.order = order;
    }

    public Path grab(Thumbnails.Shot shot, String name) throws MediaBroken, OperationImpossible, IOException {
        Input video = context.input(shot.video());
        if (video.seconds() > 0 && shot.seconds() > video.seconds()) {
            throw new OperationImpossible(String.format(
                    Locale.ROOT,
                    "%s: must be at most the video's length, %.3f seconds",
                    shot.field(),
                    video.seconds()));
        }
        Path png = context.folder().resolve(name + ".png");
        try {
            String filters = filters(shot);
            String at = String.format(Locale.ROOT, "%.6f", shot.seconds());
            if (shot.seconds() > 0) {
                run(
                        context.arguments(shot.video(), "-noaccurate_seek", "-ss", at),
                        moment(shot, at, SOUGHT.formatted(at)) + filters,
                        png);
            }
            if (!made(png)) { // the container's index was wrong
                run(context.arguments(shot.video()), moment(shot, at, "") + filters, png);
            }
        } catch (FfmpegFailed e) {
            if (e.ownVerdict()) {
                throw new MediaBroken(shot.video().field() + ": the video cannot be decoded there.");
            }
            throw e;
        }
        if (!made(png)) {
            throw new OperationImpossible(shot.field() + ": the video has no frame there");
        }
        return png;
    }

    private static boolean made(Path png) throws IOException {
        return Files.exists(png) && Files.size(png) > 0;
    }

    private String moment(Thumbnails.Shot shot, String at, String sought) {
        return context.signal(shot.video()).deinterlaced() + "settb=1/1000," + sought
                + "tpad=stop=-1:stop_mode=clone,fps=fps=1000:start_time=" + at + ":round=near,";
    }

    private void run(List<String> input, String filters, Path png) {
        List<String> arguments = new ArrayList<>(List.of("-copyts", "-start_at_zero"));
        arguments.addAll(input);
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-sn", "-dn", "-vf", filters));
        arguments.addAll(List.of("-frames:v", "1", "-c:v", "png", "-pix_fmt", "rgb24", "-f", "image2"));
        arguments.addAll(List.of("-update", "1", png.toString()));
        context.ffmpeg().run(context.task(), arguments);
    }

    /** Square pixels, then the box. */
    private String filters(Thumbnails.Shot shot) {
        VideoSignal signal = context.signal(shot.video());
        String square = signal.sdr() + "scale=" + signal.widthPx() + ":" + signal.heightPx()
                + ":flags=lanczos+accurate_rnd+full_chroma_int:out_range=pc,format=rgb24,setsar=1";
        int width = order.widthPx();
        int height = order.heightPx();
        if (width == 0 && height == 0) {
            return square;
        }
        if (width == 0 || height == 0) {
            return square + ",scale=w=" + (width == 0 ? -1 : width) + ":h=" + (height == 0 ? -1 : height)
                    + ":flags=lanczos";
        }
        String box = "scale=w=" + width + ":h=" + height + ":flags=lanczos";
        return square + ","
                + switch (order.fit()) {
                    case STRETCH -> box;
                    case INSIDE -> box + ":force_original_aspect_ratio=decrease";
                    case COVER -> box + ":force_original_aspect_ratio=increase,crop=" + width + ":" + height;
                    case CONTAIN -> box + ":force_original_aspect_ratio=decrease,pad=" + width + ":" + height
                            + ":(ow-iw)/2:(oh-ih)/2:black";
                };
    }
}
