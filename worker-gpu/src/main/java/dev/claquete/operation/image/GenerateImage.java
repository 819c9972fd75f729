package dev.claquete.operation.image;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationContext.Facts;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives a generated picture exactly the requested size: scales it until it covers that size and crops the rest. */
public final class GenerateImage implements Operation<GenerateImage.Order> {

    public static final String NAME = "generate-image";

    public record Order(Source picture, int widthPx, int heightPx) {}

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
        return ProductKind.IMAGE;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0.5, "Cutting the picture to size");
        String size = order.widthPx + ":" + order.heightPx;
        List<String> arguments = new ArrayList<>(context.arguments(order.picture));
        arguments.addAll(List.of(
                "-vf",
                "scale=" + size + ":force_original_aspect_ratio=increase:flags=lanczos+accurate_rnd,crop=" + size,
                "-frames:v",
                "1",
                "-pix_fmt",
                "rgb24"));
        Path made = context.ffmpeg().make(context.folder().resolve("picture.png"), context.task(), arguments);
        context.keep("image", made, "png", "image/png", Facts.ofImage(order.widthPx, order.heightPx));
    }
}
