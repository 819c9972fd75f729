package dev.claquete.studio.image.storyboard;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.net.URL;

/** Draws a subject's emoji large, with its shadow. */
public final class SubjectPicture {

    private SubjectPicture() {}

    /** The emoji in a square of that size, rotated a little about its middle. */
    public static BufferedImage of(Subject subject, int sizePx, double tiltRadians) {
        BufferedImage picture = new BufferedImage(sizePx, sizePx, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.rotate(tiltRadians, sizePx / 2.0, sizePx / 2.0);
        document(subject).renderWithPlatform(NullPlatformSupport.INSTANCE, pen, new ViewBox(0, 0, sizePx, sizePx));
        pen.dispose();
        return picture;
    }

    private static SVGDocument document(Subject subject) {
        URL svg = SubjectPicture.class.getResource("/storyboard/" + subject.name() + ".svg");
        SVGDocument document = svg == null ? null : new SVGLoader().load(svg, LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("no picture of " + subject.name() + " on the class path");
        }
        return document;
    }

    /** Darkens the canvas by the blurred outline of a picture that will be placed here. */
    static void shadow(
            Canvas canvas,
            BufferedImage picture,
            double left,
            double top,
            double blurPx,
            Colour colour,
            float strength) {
        int margin = (int) (3 * blurPx);
        int step = Math.max(1, (int) (blurPx / 5));
        BlurGrid plane = new BlurGrid(
                (picture.getWidth() + 2 * margin) / step + 2, (picture.getHeight() + 2 * margin) / step + 2);
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < plane.rows; row++) {
            for (int column = 0; column < plane.columns; column++) {
                int x = column * step - margin;
                int y = row * step - margin;
                if (x >= 0 && y >= 0 && x < picture.getWidth() && y < picture.getHeight()) {
                    plane.values[row * plane.columns + column] = (argb[y * picture.getWidth() + x] >>> 24) / 255f;
                }
            }
        }
        plane.blur((int) Math.max(1, blurPx / step * 0.6));
        double firstX = left - margin;
        double firstY = top - margin;
        double right = firstX + (plane.columns - 1) * step;
        canvas.shade(Math.ceil(firstX), firstY, right, firstY + (plane.rows - 2) * step, span -> {
            float column = (float) (span.from - firstX) / step;
            float row = (float) (span.y - firstY) / step;
            if (plane.row(column, 1f / step, row, span.shares, span.from, span.to)) {
                for (int x = span.from; x < span.to; x++) {
                    span.shares[x] *= strength;
                }
                span.over(colour, span.shares);
            }
        });
    }
}
