package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.image.PictureGround;
import dev.claquete.render.image.UnreadablePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes a clip from a generated picture: the camera moves towards it for exactly the requested number of frames. Adds a
 * small GIF of its first seconds.
 */
public final class GenerateVideo implements Operation<GenerateVideo.Order> {

    public static final String NAME = "generate-video";

    private static final int PREVIEW_FPS = 8;
    private static final int PREVIEW_PX = 320;
    private static final int PREVIEW_SECONDS = 5;

    private final int cores;

    GenerateVideo(int cores) {
        this.cores = cores;
    }

    /** @param motion how far the camera moves: 0 stands still, 1 is the usual zoom of img2vid */
    public record Order(Source picture, int widthPx, int heightPx, int frames, int fps, double motion) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.VIDEO;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        Path video = new StillFilm(film(order, context), order.fps, Quality.HIGH)
                .write(
                        "video.mp4",
                        cores,
                        context,
                        written -> context.progress(
                                0.9 * written / order.frames, "Filming: frame " + written + " of " + order.frames));
        context.keepVideo("video", video, Map.of("frames", order.frames, "fps", order.fps));
        context.progress(0.95, "Making the preview");
        Resolution small = small(order);
        Path preview = preview(video, small, order, context);
        context.keep(
                "preview",
                preview,
                "gif",
                "image/gif",
                OperationContext.Facts.ofImage(small.widthPx(), small.heightPx()));
    }

    private static Resolution small(Order order) {
        int width = Math.min(PREVIEW_PX, order.widthPx);
        int height = Math.max(2, 2 * (int) Math.round((double) order.heightPx * width / order.widthPx / 2));
        return new Resolution(width, height);
    }

    private static KenBurns film(Order order, OperationContext context) throws MediaBroken, IOException {
        try {
            return KenBurns.of(
                    context.file(order.picture),
                    PictureGround.BLURRED,
                    VisualEffect.ZOOM_IN,
                    order.motion,
                    new Resolution(order.widthPx, order.heightPx),
                    order.frames);
        } catch (UnreadablePicture e) {
            throw new MediaBroken(order.picture.field() + ": " + e.getMessage());
        }
    }

    /**
     * <pre>
     *   video - every so-manieth frame - made small -+- its 128 colours -+- [gif]
     *                                                +-------------------+
     * </pre>
     */
    private static Path preview(Path video, Resolution small, Order order, OperationContext context)
            throws IOException {
        int step = Math.max(1, (order.fps + PREVIEW_FPS - 1) / PREVIEW_FPS);
        String filter = "select='not(mod(n," + step + "))',scale=" + small.widthPx() + ":" + small.heightPx()
                + ":flags=lanczos,split[small][looked];[looked]palettegen=max_colors=128[colours];[small][colours]paletteuse";
        return context.ffmpeg()
                .make(
                        context.folder().resolve("preview.gif"),
                        context.task(),
                        List.of(
                                "-t",
                                String.valueOf(PREVIEW_SECONDS),
                                "-i",
                                video.toString(),
                                "-filter_complex",
                                filter,
                                "-fps_mode",
                                "vfr",
                                "-loop",
                                "0"));
    }
}
