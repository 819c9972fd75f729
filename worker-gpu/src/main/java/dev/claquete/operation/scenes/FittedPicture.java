package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import java.awt.geom.Rectangle2D;

/**
 * The position of a picture in its box.
 *
 * @param box the filled area of the frame, at whole pixels
 * @param widthPx of the scaled picture; what is larger than the box is cropped evenly
 */
record FittedPicture(Rectangle2D box, int widthPx, int heightPx) {

    static FittedPicture of(Element element, Resolution frame, int pictureWidth, int pictureHeight) {
        double shape = (double) pictureWidth / pictureHeight;
        Place place = element.place();
        double width =
                place.widthPx(frame, place.height() == null ? frame.widthPx() : place.heightPx(frame, 0) * shape);
        double height =
                place.heightPx(frame, place.width() == null ? frame.heightPx() : place.widthPx(frame, 0) / shape);
        Rectangle2D box = place.box(frame, width, height);
        return switch (element.fit()) {
            case STRETCH -> whole(box, box.getWidth(), box.getHeight());
            case COVER -> whole(box, Math.max(width, height * shape), Math.max(height, width / shape));
            case CONTAIN -> {
                double w = Math.min(width, height * shape);
                double h = w / shape;
                Rectangle2D inner = new Rectangle2D.Double(box.getCenterX() - w / 2, box.getCenterY() - h / 2, w, h);
                yield whole(inner, w, h);
            }
        };
    }

    private static FittedPicture whole(Rectangle2D box, double widthPx, double heightPx) {
        long left = Math.round(box.getMinX());
        long top = Math.round(box.getMinY());
        long width = Math.max(1, Math.round(box.getMaxX()) - left);
        long height = Math.max(1, Math.round(box.getMaxY()) - top);
        return new FittedPicture(
                new Rectangle2D.Double(left, top, width, height), (int) Math.max(width, Math.round(widthPx)), (int)
                        Math.max(height, Math.round(heightPx)));
    }

    int boxWidthPx() {
        return (int) box.getWidth();
    }

    int boxHeightPx() {
        return (int) box.getHeight();
    }
}
