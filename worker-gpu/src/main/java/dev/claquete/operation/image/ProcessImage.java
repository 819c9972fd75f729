package dev.claquete.operation.image;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.Source;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.image.PictureContainer;
import dev.claquete.render.image.PictureConversion;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.PictureReader;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Edits a picture: turns it upright, applies the edits in order, and writes it without metadata. */
public final class ProcessImage implements Operation<ProcessImage.Order> {

    /**
     * @param image the file, or null if {@code base64} is the picture
     * @param field that the picture came in, named in messages
     * @param quality 1 to 100, for formats other than PNG
     */
    public record Order(
            @Nullable Source image,
            @Nullable String base64,
            String field,
            List<ImageEdit> edits,
            PictureFormat format,
            int quality) {}

    @Override
    public String name() {
        return "image";
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
        context.progress(0, "Reading the picture");
        Path file = file(order, context);
        checkSize(order.field, file);
        BufferedImage picture = PictureFile.readTransparent(file);
        for (int i = 0; i < order.edits.size(); i++) {
            context.task().checkCancelled();
            context.progress((double) i / (order.edits.size() + 1), "Changing the picture");
            ImageEdit edit = order.edits.get(i);
            String field = "operations[" + i + "]";
            ImageEdit.Size size = edit.after(ImageEdit.Size.of(picture));
            PictureLimits.check(field + ": the result", size.widthPx(), size.heightPx());
            picture = edit.apply(picture, field, context);
        }
        PictureFormat format = order.format;
        Path made = WrittenPicture.write(picture, format, order.quality, "picture", context);
        OperationContext.Facts facts =
                new OperationContext.Facts(picture.getWidth(), picture.getHeight(), 0, Map.of("format", format.name()));
        context.keep("image", made, format.extension(), format.contentType(), facts);
    }

    private static Path file(Order order, OperationContext context) throws OperationImpossible, IOException {
        if (order.image != null) {
            return context.file(order.image);
        }
        byte[] bytes = Base64.getDecoder().decode(Objects.requireNonNull(order.base64));
        Path sent = Files.write(context.folder().resolve("sent"), bytes);
        Optional<PictureContainer> container = PictureConversion.container(sent).filter(it -> !it.isPlain());
        if (container.isEmpty()) {
            return sent;
        }
        Dimension size = PictureConversion.size(sent, container.get());
        PictureLimits.check(order.field + ": the picture", size.width, size.height);
        Path png = context.folder().resolve("sent.png");
        new PictureConversion(context.ffmpeg()).toPng(sent, container.get(), png, PictureFile.MOST_PIXELS);
        return png;
    }

    /** Runs before anything is decoded. */
    private static void checkSize(String field, Path file) throws OperationImpossible, IOException {
        try (PictureReader reader = PictureReader.open(file)) {
            PictureLimits.check(field + ": the picture", reader.widthPx(), reader.heightPx());
        }
    }
}
