package dev.claquete.operation.image;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.ShownText;
import dev.claquete.picture.Argb;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.Typesetter;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a text as a picture, transparent unless a background is given. */
public final class SetText implements Operation<SetText.Order> {

    /** Without a given width, lines break only where the text does. */
    private static final int ENDLESS = 1_000_000;

    /** A word that would need type smaller than this share of the requested size is divided. */
    private static final double LEAST_SIZE = 0.25;

    /**
     * @param weight 400 to 900
     * @param maxWidthPx the picture's width; null for the text's width
     * @param colour {@code #RRGGBB}
     * @param background likewise; transparent if null
     * @param language of the text in BCP 47; null to detect it from the characters
     */
    public record Order(
            String text,
            int weight,
            double sizePx,
            @Nullable Integer maxWidthPx,
            String colour,
            @Nullable String background,
            TextStyle.Align alignment,
            @Nullable String language) {}

    @Override
    public String name() {
        return "text";
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
        context.progress(0, "Rendering the text");
        ShownText.check("text", order.text, context);
        TextStyle style = TextStyle.of(order.weight, order.sizePx)
                .aligned(order.alignment)
                .atLeast(LEAST_SIZE * order.sizePx)
                .in(order.language);
        TextBlock block = Typesetter.layout(order.text, style, order.maxWidthPx == null ? ENDLESS : order.maxWidthPx);
        Sheet sheet = Sheet.around(block, order);
        PictureLimits.check("text: the picture", sheet.widthPx, sheet.heightPx);
        BufferedImage picture = sheet.draw(block, order);
        Path png = WrittenPicture.write(picture, PictureFormat.PNG, 100, "text", context);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("lines", block.lineCount());
        facts.put("font_size", Math.round(100 * block.sizePx()) / 100.0);
        facts.put("text_width", (int) Math.ceil(block.widthPx()));
        context.keep(
                "text", png, "png", "image/png", new OperationContext.Facts(sheet.widthPx, sheet.heightPx, 0, facts));
    }

    /** The picture's size and the position of the block's corner; no letter's ink is cut off. */
    private record Sheet(int widthPx, int heightPx, double left, double top) {

        static Sheet around(TextBlock block, Order order) {
            Rectangle2D ink = block.inkBounds();
            double top = Math.min(0, ink.getMinY());
            double bottom = Math.max(block.heightPx(), ink.getMaxY());
            double before = Math.min(0, ink.getMinX());
            double after = Math.max(block.widthPx(), ink.getMaxX());
            int width = (int) Math.ceil(Math.max(order.maxWidthPx == null ? 1 : order.maxWidthPx, after - before));
            double room = width - block.widthPx();
            double left =
                    switch (placed(order)) {
                        case CENTRE -> room / 2;
                        case RIGHT -> room;
                        default -> 0;
                    };
            double inside = Math.min(Math.max(left, -before), width - after);
            return new Sheet(width, (int) Math.max(1, Math.ceil(bottom - top)), Math.max(inside, -before), -top);
        }

        private static TextStyle.Align placed(Order order) {
            boolean reversed = Typesetter.readsRightToLeft(order.text);
            return switch (order.alignment) {
                case START -> reversed ? TextStyle.Align.RIGHT : TextStyle.Align.LEFT;
                case END -> reversed ? TextStyle.Align.LEFT : TextStyle.Align.RIGHT;
                default -> order.alignment;
            };
        }

        BufferedImage draw(TextBlock block, Order order) {
            BufferedImage picture = Argb.empty(widthPx, heightPx);
            Graphics2D g = picture.createGraphics();
            if (order.background != null) {
                g.setColor(Rgb.parse(order.background).opaque());
                g.fillRect(0, 0, widthPx, heightPx);
            }
            g.setColor(Rgb.parse(order.colour).opaque());
            block.draw(g, left, top);
            g.dispose();
            return picture;
        }
    }
}
