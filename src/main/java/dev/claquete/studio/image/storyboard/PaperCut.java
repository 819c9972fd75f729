package dev.claquete.studio.image.storyboard;

/** Sheets of coloured paper cut in soft outlines and stacked, deepest behind the subject: for ideas rather than places. */
final class PaperCut implements Backdrop.Painter {

    @Override
    public void paint(Stage s) {
        double turn = s.between(-20, 20);
        Mood mood = s.mood;
        Ramp sheets = Ramp.of(
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
        Field field = new Field(s.canvas, (x, y) -> {
            double dx = (x - s.layout.subjectX()) / s.unit;
            double dy = (y - s.layout.subjectY()) / s.unit;
            double away = Math.hypot(dx * stretchX, dy * stretchY);
            double bend = s.noise.warped(seed + dx * scale, dy * scale, 2);
            return (float) Math.max(0, (away - 0.06) * 1.15 + 0.3 * bend);
        });
        Colour dark = mood.shade();
        double lift = 0.012 * s.unit;
        s.canvas.shade((x, y, rgb) -> {
            double at = field.at(x, y) * count;
            int sheet = (int) Math.min(count - 1, Math.floor(at));
            sheets.at((float) sheet / (count - 1), rgb);
            double above = field.at(x - lift * 0.4, y - lift) * count;
            double gap = Math.min(count, Math.floor(at) + 1) - Math.max(at, above); // to the sheet that lies higher
            if (sheet < count - 1) {
                Shader.over(rgb, dark, (float) (0.42 * Math.exp(-Math.max(0, gap) * 4.5)));
            }
            double edge = at - Math.floor(at);
            Shader.add(rgb, mood.light(), (float) (0.10 * Math.exp(-edge * 30) * (sheet > 0 ? 1 : 0)));
        });
    }
}
