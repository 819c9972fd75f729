package dev.claquete.operation.image;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.Source;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.render.image.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Extracts single frames of videos as pictures, several videos at a time. Either all succeed, or the error names the
 * one that failed; with {@code each}, a failed one is reported in its place and the others are kept.
 */
public final class Thumbnails implements Operation<Thumbnails.Order> {

    /**
     * @param widthPx 0 with a {@code heightPx} above 0, or the other way round, to keep the shape; both 0 for the
     *     video's size
     * @param quality 1 to 100, for formats other than PNG
     * @param each whether a video that fails leaves the others unaffected
     */
    public record Order(
            List<Shot> shots, int widthPx, int heightPx, Fit fit, PictureFormat format, int quality, boolean each) {}

    /** A frame, or why there is none. */
    private record Take(@Nullable Path frame, @Nullable String refusal) {}

    /**
     * The frame visible at a time.
     *
     * @param field of the request with the time
     */
    public record Shot(Source video, double seconds, String field) {}

    @Override
    public String name() {
        return "thumbnails";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.IMAGE;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0, "Seeking");
        List<Take> takes = ParallelJobs.all(IntStream.range(0, order.shots.size())
                .mapToObj(i -> (Callable<Take>) () -> take(i, order, context))
                .toList());
        for (int i = 0; i < takes.size(); i++) {
            context.progress((double) (i + 1) / (takes.size() + 1), "Writing picture " + (i + 1));
            keep(i, takes.get(i), order, context);
        }
    }

    private static Take take(int index, Order order, OperationContext context)
            throws MediaBroken, OperationImpossible, IOException {
        Shot shot = order.shots.get(index);
        try {
            String refusal = context.input(shot.video).refusal();
            return refusal == null
                    ? new Take(new FrameGrab(context, order).grab(shot, "frame-" + index), null)
                    : new Take(null, refusal);
        } catch (MediaBroken | OperationImpossible e) {
            if (order.each) {
                return new Take(null, e.getMessage());
            }
            throw e;
        } catch (FfmpegLimitExceeded e) {
            if (order.each) {
                return new Take(null, shot.video.field() + ": a frame of it " + e.rule());
            }
            throw e;
        }
    }

    private static void keep(int index, Take take, Order order, OperationContext context) throws Exception {
        PictureFormat format = order.format;
        Map<String, @Nullable Object> more =
                Map.of("timestamp", order.shots.get(index).seconds());
        Path frame = take.frame;
        if (frame == null) {
            context.miss(String.valueOf(index), format.contentType(), String.valueOf(take.refusal), more);
            return;
        }
        BufferedImage picture = PictureFile.readTransparent(frame);
        Path file = WrittenPicture.write(picture, format, order.quality, "thumbnail-" + index, context);
        context.keep(
                String.valueOf(index),
                file,
                format.extension(),
                format.contentType(),
                new OperationContext.Facts(picture.getWidth(), picture.getHeight(), 0, more));
    }
}
