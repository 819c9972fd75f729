package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A picture or video that is laid over a video.
 *
 * @param moving null for a still
 * @param repeats whether a video loops
 * @param input FFmpeg's arguments up to and including {@code -i file}
 */
record Overlay(@Nullable Clip moving, boolean repeats, int widthPx, int heightPx, List<String> input) {

    /** @param repeated whether a video loops; null for the file's own setting, which makes most animations loop */
    static Overlay of(Source source, @Nullable Boolean repeated, OperationContext context)
            throws OperationImpossible, MediaBroken, IOException {
        Input input = context.input(source);
        return switch (input.kind()) {
            case VIDEO -> video(
                    Clip.of(source, context),
                    repeated == null ? input.contentType().equals(MovingPicture.ENDLESS) : repeated,
                    context);
            case IMAGE -> still(source, context);
            default -> throw new OperationImpossible(source.field() + ": must be an image or a video");
        };
    }

    private static Overlay video(Clip clip, boolean repeated, OperationContext context) {
        List<String> options = new ArrayList<>(List.of("-an"));
        if (repeated) {
            options.addAll(List.of("-stream_loop", "-1"));
        }
        if (clip.track().signal().transparent()) { // FFmpeg's own decoders ignore it
            options.addAll(List.of("-c:v", clip.track().codec().equals("vp8") ? "libvpx" : "libvpx-vp9"));
        }
        List<String> input = context.arguments(clip.source(), options.toArray(String[]::new));
        return new Overlay(clip, repeated, clip.track().widthPx(), clip.track().heightPx(), input);
    }

    /** Decodes the picture ourselves, because not every FFmpeg handles its rotation and colours. */
    private static Overlay still(Source source, OperationContext context) throws IOException {
        BufferedImage picture = PictureFile.readTransparent(context.file(source));
        Path png = context.folder().resolve("overlay.png");
        ImageIO.write(picture, "png", png.toFile());
        return new Overlay(
                null, false, picture.getWidth(), picture.getHeight(), List.of("-f", "png_pipe", "-i", png.toString()));
    }
}
