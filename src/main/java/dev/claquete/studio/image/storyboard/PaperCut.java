package dev.claquete.studio.image.storyboard;

/** Sheets of coloured paper with soft outlines in a stack, deepest behind the subject: for ideas rather than places. */
final class PaperCut implements Backdrop.Painter {

    @Override
    public void paint(PaintingContext s) {
        double turn = s.between(-20, 20);
        Mood mood = s.mood;
        ColourGradient sheets = ColourGradient.of(
                mood.light().mix(mood.sky().get(3), 0.3),
                mood.sky().get(3).turned(turn, 1.05),
                mood.sky().get(2).turned(turn, 1.1),
                mood.sky().get(1).turned(turn, 1.1),
                mood.sky().get(0).turned(turn, 1.1));
        int count = s.spare ? 4 : 7;
        double seed = s.between(0, 99);
        double stretchX = s.width > s.height ? 0.62 : 1;
        double stretchY = s.height > s.width ? 0.66 : 1;
        double scale = s.between(0.9, 1.5);
        SmoothField field = new SmoothField(s.canvas, (x, y) -> {
            double dx = (x - s.layout.subjectX()) / s.unit;
            double dy = (y - s.layout.subjectY()) / s.unit;
            double away = Math.sqrt(dx * stretchX * dx * stretchX + dy * stretchY * dy * stretchY);
            double bend = s.noise.warped(seed + dx * scale, dy * scale, 2);
            return Math.max(0, (away - 0.06) * 1.15 + 0.3 * bend);
        });
        Colour dark = mood.shade();
        double lift = 0.012 * s.unit;
        TabulatedCurve shadow = new TabulatedCurve(0, 2, gap -> 0.42 * Math.exp(-gap * 4.5));
        TabulatedCurve cut = new TabulatedCurve(0, 1, edge -> 0.10 * Math.exp(-edge * 30));
        s.canvas.shade(span -> {
            field.row(span, 0, span.y, span.noise);
            field.row(span, -lift * 0.4, span.y - lift, span.others);
            for (int x = span.from; x < span.to; x++) {
                float at = span.noise[x] * count;
                float above = span.others[x] * count;
                int below = (int) at;
                int sheet = Math.min(count - 1, below);
                float gap = Math.min(count, below + 1) - (at > above ? at : above); // to the sheet that lies higher
                span.shares[x] = sheet / (count - 1f);
                span.others[x] = sheet < count - 1 ? shadow.at(gap) : 0;
                span.noise[x] = sheet > 0 ? cut.at(at - below) : 0;
            }
            span.set(sheets, span.shares);
            span.over(dark, span.others);
            span.add(mood.light(), span.noise);
        });
    }
}
