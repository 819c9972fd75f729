package dev.claquete.operation.optimize;

import dev.claquete.operation.Input;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.PictureLimits;
import dev.claquete.operation.image.WrittenPicture;
import dev.claquete.operation.optimize.OptimizeMedia.Smaller;
import dev.claquete.picture.PictureBytes;
import dev.claquete.picture.PictureFormat;
import dev.claquete.picture.Scaling;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.image.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes pictures smaller as JPEG, or as WebP if they are transparent: reduces quality first, then pixels. */
final class SmallerPicture implements OptimizeMedia.Optimizer {

    /** Below this, fewer pixels look better than lower quality. */
    private static final double LEAST_QUALITY = 0.3;

    private static final double USUAL_QUALITY = 0.8;
    private static final int LEAST_SIDE_PX = 16;

    private final OperationContext context;
    private int attempts;

    SmallerPicture(OperationContext context) {
        this.context = context;
    }

    @Override
    public Smaller toQuality(OptimizeMedia.Order order) throws Exception {
        BufferedImage picture = read(order.source());
        double quality =
                switch (order.quality()) {
                    case LOW -> 0.6;
                    case MEDIUM -> 0.75;
                    case HIGH -> 0.88;
                };
        return made(picture.getWidth(), picture.getHeight(), written(picture, quality));
    }

    @Override
    public Smaller toSize(OptimizeMedia.Order order, long targetBytes) throws Exception {
        BufferedImage picture = read(order.source());
        SizeSearch byQuality = new SizeSearch(targetBytes, LEAST_QUALITY, 1, quality -> written(picture, quality));
        Optional<Path> file = byQuality.from(USUAL_QUALITY);
        return file.isPresent()
                ? made(picture.getWidth(), picture.getHeight(), file.get())
                : scaled(picture, targetBytes);
    }

    private Smaller scaled(BufferedImage picture, long targetBytes) throws Exception {
        double least = Math.min(1, (double) LEAST_SIDE_PX / Math.min(picture.getWidth(), picture.getHeight()));
        SizeSearch byPixels = new SizeSearch(
                targetBytes, least * least, 1, share -> written(shrunk(picture, share), 2 * LEAST_QUALITY));
        Path file = byPixels.from(0.5).orElseThrow(() -> OptimizeMedia.tooSmall("image", byPixels.smallestBytes()));
        MediaProbe.Video size = context.probe().probe(file).video().orElseThrow();
        return made(size.widthPx(), size.heightPx(), file);
    }

    /** @param share of the pixels to keep */
    private static BufferedImage shrunk(BufferedImage picture, double share) {
        double factor = Math.sqrt(share);
        return Scaling.to(picture, (int) Math.max(1, Math.round(picture.getWidth() * factor)), (int)
                Math.max(1, Math.round(picture.getHeight() * factor)));
    }

    private BufferedImage read(Source source) throws OperationImpossible, IOException {
        context.progress(0, "Reading the picture");
        Input input = context.input(source);
        PictureLimits.check(source.field() + ": the picture", input.widthPx(), input.heightPx());
        return PictureFile.readTransparent(context.file(source));
    }

    private Path written(BufferedImage picture, double quality) throws IOException {
        context.task().checkCancelled();
        String name = "picture-" + attempts++;
        if (PictureBytes.isOpaque(picture)) {
            return Files.write(context.folder().resolve(name + ".jpg"), PictureBytes.jpeg(picture, quality));
        }
        return WrittenPicture.write(picture, PictureFormat.WEBP, (int) Math.round(100 * quality), name, context);
    }

    private static Smaller made(int widthPx, int heightPx, Path file) {
        PictureFormat format = file.toString().endsWith(".webp") ? PictureFormat.WEBP : PictureFormat.JPEG;
        return new Smaller(file, format.extension(), format.contentType(), widthPx, heightPx, 0);
    }
}
