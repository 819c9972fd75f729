package dev.claquete.operation.image;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.claquete.operation.Input;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.ShownText;
import dev.claquete.operation.Source;
import dev.claquete.picture.Backdrop;
import dev.claquete.picture.Blur;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureBorder;
import dev.claquete.picture.Rotation;
import dev.claquete.picture.Scaling;
import dev.claquete.picture.Sharpening;
import dev.claquete.picture.ToneAdjustment;
import dev.claquete.picture.WatermarkPainter;
import dev.claquete.picture.WatermarkPosition;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.text.Rgb;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One change to a picture. Colours are {@code #RRGGBB}, or null for none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ImageEdit.Resize.class, name = "resize"),
    @JsonSubTypes.Type(value = ImageEdit.Crop.class, name = "crop"),
    @JsonSubTypes.Type(value = ImageEdit.Rotate.class, name = "rotate"),
    @JsonSubTypes.Type(value = ImageEdit.Flip.class, name = "flip"),
    @JsonSubTypes.Type(value = ImageEdit.Soften.class, name = "blur"),
    @JsonSubTypes.Type(value = ImageEdit.Sharpen.class, name = "sharpen"),
    @JsonSubTypes.Type(value = ImageEdit.Grayscale.class, name = "grayscale"),
    @JsonSubTypes.Type(value = ImageEdit.Adjust.class, name = "adjust"),
    @JsonSubTypes.Type(value = ImageEdit.Watermark.class, name = "watermark"),
    @JsonSubTypes.Type(value = ImageEdit.RoundCorners.class, name = "round_corners"),
    @JsonSubTypes.Type(value = ImageEdit.Border.class, name = "border"),
})
public sealed interface ImageEdit {

    /** The width and height of the result for a picture of this size. */
    default Size after(Size before) {
        return before;
    }

    /**
     * Applies the change; never changes the given picture.
     *
     * @param field of the request, named in messages
     */
    BufferedImage apply(BufferedImage picture, String field, OperationContext context)
            throws OperationImpossible, IOException;

    record Size(int widthPx, int heightPx) {

        static Size of(BufferedImage picture) {
            return new Size(picture.getWidth(), picture.getHeight());
        }
    }

    /** @param widthPx 0 to keep the shape; likewise {@code heightPx}, but not both */
    record Resize(int widthPx, int heightPx, Fit fit, @Nullable String background) implements ImageEdit {

        @Override
        public Size after(Size before) {
            Fit.Placement placed = placed(before);
            return new Size(
                    Math.max(placed.widthPx(), placed.canvasWidthPx()),
                    Math.max(placed.heightPx(), placed.canvasHeightPx()));
        }

        private Fit.Placement placed(Size before) {
            return fit.place(before.widthPx, before.heightPx, widthPx, heightPx);
        }

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            Fit.Placement placed = placed(Size.of(picture));
            return Backdrop.canvas(
                    placed.canvasWidthPx(),
                    placed.canvasHeightPx(),
                    colour(background),
                    Scaling.to(picture, placed.widthPx(), placed.heightPx()),
                    placed.left(),
                    placed.top());
        }
    }

    /** In pixels from the top left corner. */
    record Crop(int left, int top, int widthPx, int heightPx) implements ImageEdit {

        @Override
        public Size after(Size before) {
            return new Size(widthPx, heightPx);
        }

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context)
                throws OperationImpossible {
            if ((long) left + widthPx > picture.getWidth() || (long) top + heightPx > picture.getHeight()) {
                throw new OperationImpossible(field + ".params: must lie inside the picture, which has "
                        + picture.getWidth() + " x " + picture.getHeight() + " pixels here");
            }
            return Backdrop.canvas(widthPx, heightPx, null, picture, -left, -top);
        }
    }

    /** @param degrees clockwise */
    record Rotate(double degrees, boolean expand, @Nullable String background) implements ImageEdit {

        @Override
        public Size after(Size before) {
            int[] size = Rotation.size(before.widthPx, before.heightPx, degrees, expand);
            return new Size(size[0], size[1]);
        }

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return Rotation.by(picture, degrees, expand, colour(background));
        }
    }

    record Flip(dev.claquete.picture.Flip direction) implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return direction.of(picture);
        }
    }

    /** @param radiusPx the standard deviation of the Gaussian */
    record Soften(double radiusPx) implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return Blur.of(picture, radiusPx);
        }
    }

    record Sharpen(double amount, double radiusPx) implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return Sharpening.of(picture, amount, radiusPx);
        }
    }

    record Grayscale() implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return ToneAdjustment.grey(picture);
        }
    }

    /** Factors; 1 changes nothing. */
    record Adjust(double brightness, double contrast, double saturation) implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return new ToneAdjustment(brightness, contrast, saturation).of(picture);
        }
    }

    /** With either a text or a picture; the other one is null. */
    record Watermark(
            @Nullable String text,
            @Nullable Source image,
            WatermarkPosition spot,
            double scale,
            double opacity,
            String colour)
            implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context)
                throws OperationImpossible, IOException {
            WatermarkPainter mark = new WatermarkPainter(spot, scale, opacity);
            if (image == null) {
                ShownText.check(field + ".params.text", String.valueOf(text), context);
                return mark.text(picture, String.valueOf(text), Rgb.parse(colour));
            }
            Input input = context.input(image);
            PictureLimits.check(image.field() + ": the picture", input.widthPx(), input.heightPx());
            return mark.picture(picture, PictureFile.readTransparent(context.file(image)));
        }
    }

    record RoundCorners(double radiusPx) implements ImageEdit {

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return PictureBorder.rounded(picture, radiusPx);
        }
    }

    record Border(int widthPx, String colour) implements ImageEdit {

        @Override
        public Size after(Size before) {
            return new Size(before.widthPx + 2 * widthPx, before.heightPx + 2 * widthPx);
        }

        @Override
        public BufferedImage apply(BufferedImage picture, String field, OperationContext context) {
            return PictureBorder.bordered(picture, widthPx, Rgb.parse(colour));
        }
    }

    private static @Nullable Rgb colour(@Nullable String hex) {
        return hex == null ? null : Rgb.parse(hex);
    }
}
