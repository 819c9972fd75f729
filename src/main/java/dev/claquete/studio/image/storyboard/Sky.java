package dev.claquete.studio.image.storyboard;

/** Sky, stars, sun or moon, and clouds that are lit from the sun's side. */
final class Sky {

    private Sky() {}

    static void paint(PaintingContext s) {
        paint(s, s.between(0.1, 0.5));
    }

    /** @param cover 0 for a clear sky to 1 for an overcast one */
    static void paint(PaintingContext s, double cover) {
        gradient(s);
        if (s.mood.dark()) {
            Stars.paint(s, s.mood.name().equals("sunset") ? 60 : 260, s.horizon);
        }
        sun(s);
        if (!s.spare) {
            clouds(s, cover);
        }
    }

    private static void gradient(PaintingContext s) {
        ColourGradient ramp = new ColourGradient(s.mood.sky());
        double phase = s.between(0, 6.28);
        float[] sway = new float[s.width];
        for (int x = 0; x < s.width; x++) {
            sway[x] = (float) (0.05 * Math.sin(phase + 2.6 * x / s.width));
        }
        s.canvas.shade(span -> {
            float down = (float) (span.y / s.horizon);
            for (int x = span.from; x < span.to; x++) {
                span.shares[x] = down + sway[x];
            }
            span.set(ramp, span.shares);
        });
    }

    private static void sun(PaintingContext s) {
        Colour light = s.mood.light();
        boolean big = s.sunRadius > 0.2 * s.unit;
        float disc = big ? 0.55f : 1.15f;
        double halo = big ? 0.22 : 0.34;
        double glowSize = s.unit * (big ? 0.30 : 0.24);
        double reach = s.sunRadius + 6 * glowSize;
        TabulatedCurve glow = new TabulatedCurve(0, reach, away -> {
            double distance = away - s.sunRadius;
            double share = Math.exp(-Math.max(0, distance) / glowSize) * halo;
            return distance < 5.99 * glowSize ? share : 0;
        });
        s.canvas.shade(s.sunX - reach, s.sunY - reach, s.sunX + reach, s.sunY + reach, span -> {
            away(s, span, span.others);
            for (int x = span.from; x < span.to; x++) {
                span.shares[x] = glow.at(span.others[x]);
            }
            span.add(light, span.shares);
        });
        double rim = s.sunRadius + 2;
        s.canvas.shade(s.sunX - rim, s.sunY - rim, s.sunX + rim, s.sunY + rim, span -> {
            away(s, span, span.others);
            for (int x = span.from; x < span.to; x++) {
                float inside = Shader.smooth(0.5f - (span.others[x] - (float) s.sunRadius) / 3);
                span.shares[x] = inside * disc * 0.8f;
                span.others[x] = inside * ((disc - 0.5f) * 0.3f + disc * 0.8f * (float) halo);
            }
            span.over(light, span.shares);
            span.add(light, span.others);
        });
    }

    /** Each column's distance from the middle of the sun. */
    private static void away(PaintingContext s, PixelRun span, float[] into) {
        float down = (float) ((span.y - s.sunY) * (span.y - s.sunY));
        for (int x = span.from; x < span.to; x++) {
            float across = (float) (x - s.sunX);
            into[x] = (float) Math.sqrt(across * across + down);
        }
    }

    private static void clouds(PaintingContext s, double cover) {
        double seedX = s.between(0, 100);
        double scale = s.between(1.5, 2.4) / s.unit;
        SmoothField density = new SmoothField(s.canvas, 0, s.horizon, (x, y) -> {
            double depth = 1 + 1.6 * y / s.horizon; // clouds get smaller and flatter toward the horizon
            return s.noise.warped(seedX + x * scale * 0.5 * depth, y * scale * 0.95 * depth, 4);
        });
        double towardX = s.sunX - s.width / 2.0;
        double lean = 0.05 * s.unit;
        Colour lit = s.mood.light().mix(s.mood.haze(), s.mood.dark() ? 0.75 : 0.12);
        Colour dim = s.mood.haze().mix(s.mood.sky().get(1), 0.55);
        double threshold = 0.34 - 0.5 * cover;
        double sideways = towardX > 0 ? lean : -lean;
        SmoothField body = new SmoothField(s.canvas, 0, s.horizon, (x, y) -> {
            float share = Shader.smooth(threshold, threshold + 0.62, density.at(x, y));
            return share > 0.003f ? share * (0.25f + 0.55f * Shader.smooth(1.02, 0.3, y / s.horizon)) : 0;
        });
        SmoothField bright = new SmoothField(s.canvas, 0, s.horizon, (x, y) -> {
            float facing = density.at(x, y) - density.at(x + sideways, y - lean);
            return Math.max(0, Math.min(1, 0.45f + 1.7f * facing));
        });
        s.canvas.shade(0, s.horizon, span -> {
            body.row(span, 0, span.y, span.shares);
            bright.row(span, 0, span.y, span.others);
            for (int x = span.from; x < span.to; x++) {
                float share = span.shares[x];
                span.shares[x] = share * (1 - span.others[x]) * 0.8f;
                span.others[x] *= share;
            }
            span.over(dim, span.shares);
            span.over(lit, span.others);
        });
    }
}
