package dev.claquete.studio.image.storyboard;

/** Sky, stars, sun or moon, and clouds that are lit from the sun's side. */
final class Sky {

    private Sky() {}

    static void paint(Stage s) {
        paint(s, s.between(0.1, 0.5));
    }

    /** @param cover 0 for a clear sky to 1 for an overcast one */
    static void paint(Stage s, double cover) {
        gradient(s);
        if (s.mood.dark()) {
            Stars.paint(s, s.mood.name().equals("sunset") ? 60 : 260, s.horizon);
        }
        sun(s);
        if (!s.spare) {
            clouds(s, cover);
        }
    }

    private static void gradient(Stage s) {
        Ramp ramp = new Ramp(s.mood.sky());
        double phase = s.between(0, 6.28);
        s.canvas.shade((x, y, rgb) -> {
            double sway = 0.05 * Math.sin(phase + 2.6 * x / s.width);
            ramp.at((float) (y / s.horizon + sway), rgb);
        });
    }

    private static void sun(Stage s) {
        Colour light = s.mood.light();
        boolean big = s.sunRadius > 0.2 * s.unit;
        float disc = big ? 0.55f : 1.15f;
        double halo = big ? 0.22 : 0.34;
        double glowSize = s.unit * (big ? 0.30 : 0.24);
        s.canvas.shade((x, y, rgb) -> {
            double distance = Math.hypot(x - s.sunX, y - s.sunY) - s.sunRadius;
            if (distance < 6 * glowSize) {
                float inside = Shader.smooth(1.5, -1.5, distance);
                Shader.over(rgb, light, inside * disc * 0.8f);
                float glow = (float) (Math.exp(-Math.max(0, distance) / glowSize) * halo);
                Shader.add(rgb, light, glow + inside * (disc - 0.5f) * 0.3f);
            }
        });
    }

    private static void clouds(Stage s, double cover) {
        double seedX = s.between(0, 100);
        double scale = s.between(1.5, 2.4) / s.unit;
        Field density = new Field(s.canvas, (x, y) -> {
            double depth = 1 + 1.6 * y / s.horizon; // clouds get smaller and flatter toward the horizon
            return s.noise.warped(seedX + x * scale * 0.5 * depth, y * scale * 0.95 * depth, 4);
        });
        double towardX = s.sunX - s.width / 2.0;
        double lean = 0.05 * s.unit;
        Colour lit = s.mood.light().mix(s.mood.haze(), s.mood.dark() ? 0.75 : 0.12);
        Colour dim = s.mood.haze().mix(s.mood.sky().get(1), 0.55);
        double threshold = 0.34 - 0.5 * cover;
        s.canvas.shade(0, s.horizon, (x, y, rgb) -> {
            float here = density.at(x, y);
            float body = Shader.smooth(threshold, threshold + 0.62, here);
            if (body > 0.003f) {
                double sideways = towardX > 0 ? lean : -lean;
                float facing = here - density.at(x + sideways, y - lean);
                float bright = Math.max(0, Math.min(1, 0.45f + 1.7f * facing));
                float fade = body * (0.25f + 0.55f * Shader.smooth(1.02, 0.3, y / s.horizon));
                Shader.over(rgb, dim, fade * (1 - bright) * 0.8f);
                Shader.over(rgb, lit, fade * bright);
            }
        });
    }
}
