package dev.claquete.operation;

import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.PictureFile;
import dev.claquete.render.Together;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Single frames of videos as pictures, several videos at a time. All of them, or an error that names the one that failed. */
public final class Thumbnails implements Operation<Thumbnails.Order> {

    /**
     * @param widthPx 0 with a {@code heightPx} above 0, or the other way round, for what keeps the shape; both 0 for the video's size
     * @param quality 1 to 100, of what is not PNG
     */
    public record Order(List<Shot> shots, int widthPx, int heightPx, Fit fit, PictureFormat format, int quality) {}

    /**
     * What is on the screen at a time.
     *
     * @param field of the request that says when
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
    public void perform(Order order, Bench bench) throws Exception {
        bench.progress(0, "Seeking");
        List<Path> frames = Together.all(IntStream.range(0, order.shots.size())
                .mapToObj(
                        i -> (Callable<Path>) () -> new FrameGrab(bench, order).grab(order.shots.get(i), "frame-" + i))
                .toList());
        for (int i = 0; i < frames.size(); i++) {
            bench.progress((double) (i + 1) / (frames.size() + 1), "Writing picture " + (i + 1));
            keep(i, frames.get(i), order, bench);
        }
    }

    private static void keep(int index, Path frame, Order order, Bench bench) throws Exception {
        PictureFormat format = order.format;
        BufferedImage picture = PictureFile.readTransparent(frame);
        Path file = WrittenPicture.write(picture, format, order.quality, "thumbnail-" + index, bench);
        Map<String, @Nullable Object> more =
                Map.of("timestamp", order.shots.get(index).seconds());
        bench.keep(
                String.valueOf(index),
                file,
                format.extension(),
                format.contentType(),
                new Bench.Facts(picture.getWidth(), picture.getHeight(), 0, more));
    }
}
