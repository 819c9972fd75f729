package dev.claquete.operation.scenes;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The paint of an area: one colour, or a gradient of several.
 *
 * @param colours {@code #RRGGBBAA}, one to eight
 * @param angleDegrees the direction of a gradient, as in CSS: 0 upwards, 90 to the right, 180 downwards
 * @param radial whether the gradient runs from the middle outwards instead
 */
public record Fill(List<String> colours, double angleDegrees, boolean radial) {

    public static final Fill NONE = new Fill(List.of("#00000000"), 0, false);

    Paint over(Rectangle2D box) {
        Color[] all = colours.stream().map(Colour::of).toArray(Color[]::new);
        if (all.length == 1) {
            return all[0];
        }
        float[] stops = new float[all.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = (float) i / (stops.length - 1);
        }
        Point2D middle = new Point2D.Double(box.getCenterX(), box.getCenterY());
        if (radial) {
            float radius = (float) Math.max(1, Math.hypot(box.getWidth(), box.getHeight()) / 2);
            return new RadialGradientPaint(middle, radius, stops, all);
        }
        double angle = Math.toRadians(angleDegrees);
        double dx = Math.sin(angle);
        double dy = -Math.cos(angle);
        double reach = Math.max(1, Math.abs(box.getWidth() * dx) + Math.abs(box.getHeight() * dy)) / 2;
        return new LinearGradientPaint(
                new Point2D.Double(middle.getX() - reach * dx, middle.getY() - reach * dy),
                new Point2D.Double(middle.getX() + reach * dx, middle.getY() + reach * dy),
                stops,
                all);
    }

    boolean visible() {
        return colours.stream().anyMatch(colour -> Colour.visible(colour).isPresent());
    }
}
