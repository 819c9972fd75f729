package dev.claquete.studio.image.storyboard;

/** Points of light, a few of them large, never twice on the same grid. */
final class Stars {

    private Stars() {}

    static void paint(PaintingContext s, int count, double bottom) {
        for (int i = 0; i < count; i++) {
            double x = s.between(0, s.width);
            double y = bottom * Math.pow(s.random.nextDouble(), 1.3);
            double size = s.unit * (s.chance(0.06) ? s.between(0.0016, 0.003) : s.between(0.0005, 0.0013));
            double brightness = s.between(0.15, 1) * (1 - y / (bottom * 1.05));
            Colour tint = s.mood.light().turned(s.between(-50, 50), 1.2);
            dot(s.canvas, x, y, size, tint, (float) brightness);
        }
    }

    /** A soft point of light, added. */
    static void dot(Canvas canvas, double centreX, double centreY, double sizePx, Colour light, float brightness) {
        int reach = (int) Math.ceil(sizePx * 3) + 1;
        for (int y = Math.max(0, (int) centreY - reach); y < Math.min(canvas.height, centreY + reach); y++) {
            float inRow = brightness * TabulatedCurve.BELL.at((float) (Math.abs(y - centreY) / sizePx));
            for (int x = Math.max(0, (int) centreX - reach); x < Math.min(canvas.width, centreX + reach); x++) {
                float amount = inRow * TabulatedCurve.BELL.at((float) (Math.abs(x - centreX) / sizePx));
                int i = y * canvas.width + x;
                canvas.red[i] += light.r() * amount;
                canvas.green[i] += light.g() * amount;
                canvas.blue[i] += light.b() * amount;
            }
        }
    }
}
