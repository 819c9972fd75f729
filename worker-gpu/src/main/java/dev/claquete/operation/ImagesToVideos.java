package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.image.PictureGround;
import dev.claquete.render.image.UnreadablePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a silent MP4 of each image, under a moving camera, several at a time, in the given order. */
public final class ImagesToVideos implements Operation<ImagesToVideos.Order> {

    private static final Resolution SIZE = new Resolution(1920, 1080);
    private static final int FPS = 24;

    private final int batchSize;
    private final int cores;

    /** @param batchSize how many images at once, at most the number of cores */
    ImagesToVideos(int batchSize, int cores) {
        this.batchSize = batchSize;
        this.cores = cores;
    }

    /**
     * @param output 1920x1080 at 24 frames a second by default
     * @param ground the background of transparent images, see {@link PictureGround#of}; null is the default
     */
    public record Order(List<Image> images, OutputOptions output, @Nullable String ground) {}

    /**
     * An image to animate.
     *
     * @param id the caller's own, which names its video
     * @param seconds rounded to the nearest whole number of frames, at least one
     */
    public record Image(String id, Source source, double seconds, VisualEffect effect) {

        int frames(int fps) {
            return Math.max(1, (int) Math.round(seconds * fps));
        }
    }

    @Override
    public String name() {
        return "img2vid";
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
        int fps = order.output.fps(FPS);
        FramesFilmed filmed = new FramesFilmed(order.images, fps, context);
        int atOnce = Math.min(Math.min(batchSize, cores), order.images.size());
        List<Path> videos = ParallelJobs.all(
                IntStream.range(0, order.images.size())
                        .mapToObj(i -> (Callable<Path>) () -> film(i, order, context, cores / atOnce, filmed))
                        .toList(),
                atOnce);
        for (int i = 0; i < videos.size(); i++) {
            context.keepVideo(order.images.get(i).id, videos.get(i), Map.of("id", order.images.get(i).id));
        }
    }

    private Path film(int index, Order order, OperationContext context, int painters, FramesFilmed filmed)
            throws MediaBroken, IOException {
        Image image = order.images.get(index);
        int fps = order.output.fps(FPS);
        Resolution size = order.output.size(SIZE);
        KenBurns film = film(image, order, size, context);
        return new StillFilm(film, fps, order.output.qualityOrHigh())
                .write("video-" + index + ".mp4", painters, context, written -> filmed.oneMore());
    }

    /** Synchronized: the largest picture takes a quarter of a gigabyte while it is decoded. */
    private synchronized KenBurns film(Image image, Order order, Resolution size, OperationContext context)
            throws MediaBroken, IOException {
        try {
            int frames = image.frames(order.output.fps(FPS));
            PictureGround ground = PictureGround.of(order.ground).orElse(PictureGround.BLURRED);
            return KenBurns.of(context.file(image.source), ground, image.effect, 1, size, frames);
        } catch (UnreadablePicture e) {
            throw new MediaBroken(image.source.field() + ": " + e.getMessage());
        }
    }
}
