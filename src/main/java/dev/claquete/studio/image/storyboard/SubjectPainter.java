package dev.claquete.studio.image.storyboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Paints the subjects of a scene into its place: light behind, a shadow below, smaller companions beside. */
final class SubjectPainter {

    private final PaintingContext stage;
    private final boolean overWater;

    SubjectPainter(PaintingContext stage, Backdrop place) {
        this.stage = stage;
        overWater = place == Backdrop.SEA || place == Backdrop.CITY || place == Backdrop.STREET;
    }

    void enter(List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        Layout layout = stage.layout;
        double size = layout.subjectPx() * (subjects.size() > 1 ? 0.92 : 1);
        glow(layout.subjectX(), layout.subjectY(), size);
        int side = stage.chance(0.5) ? 1 : -1;
        for (int i = Math.min(2, subjects.size() - 1); i >= 1; i--) {
            int hand = i == 1 ? side : -side;
            double small = size * (i == 1 ? 0.44 : 0.36);
            double x = layout.subjectX() + hand * size * 0.55;
            double y = layout.subjectY() + size * (i == 1 ? 0.26 : -0.2);
            stand(subjects.get(i), x, y, small, stage.between(-0.2, 0.2));
        }
        stand(subjects.get(0), layout.subjectX(), layout.subjectY(), size, stage.between(-0.07, 0.07));
    }

    private void glow(double x, double y, double size) {
        double reach = 0.75 * size;
        spot(
                x,
                y,
                reach / Math.sqrt(1.3),
                reach / Math.sqrt(1.3),
                2.5,
                0.14,
                span -> span.add(stage.mood.light(), span.shares));
    }

    private void stand(Subject subject, double x, double y, double size, double tilt) {
        BufferedImage picture = SubjectPicture.of(subject, (int) size, tilt);
        double left = x - size / 2;
        double top = y - size / 2;
        if (overWater) {
            reflection(picture, left, top, size);
        } else {
            contact(x, y + 0.49 * size, size);
        }
        SubjectPicture.shadow(stage.canvas, picture, left, top + 0.05 * size, 0.055 * size, stage.mood.shade(), 0.5f);
        stage.canvas.lay(picture, (int) left, (int) top);
    }

    /** The reflection in water, fading downwards. */
    private void reflection(BufferedImage picture, double left, double top, double size) {
        BufferedImage mirrored =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int width = picture.getWidth();
        int[] from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) mirrored.getRaster().getDataBuffer()).getData();
        float[] waves = new float[width];
        for (int y = 0; y < picture.getHeight() * 2 / 3; y++) { // it has faded away further down
            float depth = (float) y / picture.getHeight();
            float share = 0.42f * (1 - depth * 1.5f);
            float reach = (float) (0.018 * size * depth);
            stage.noise.row(0, 2 / size, y / size * 22, waves, 0, width);
            for (int x = 0; x < width; x++) {
                int fromX = Math.max(0, Math.min(width - 1, x + (int) (reach * waves[x])));
                int argb = from[(picture.getHeight() - 1 - y) * width + fromX];
                to[y * width + x] = (int) ((argb >>> 24) * share) << 24 | (argb & 0xffffff);
            }
        }
        stage.canvas.lay(mirrored, (int) left, (int) (top + 0.955 * size));
    }

    /** The dark contact shadow under a thing, on ground seen from the side. */
    private void contact(double x, double y, double size) {
        double wide = 0.42 * size / Math.sqrt(1.6);
        double tall = 0.07 * size / Math.sqrt(1.6);
        spot(x, y, wide, tall, 3, 0.5, span -> span.over(stage.mood.shade(), span.shares));
    }

    /** Applies a shader to a round spot with soft edges. */
    private void spot(double x, double y, double wide, double tall, double reach, double strength, Shader shader) {
        double left = x - reach * wide;
        double right = x + reach * wide;
        stage.canvas.shade(left, y - reach * tall, right, y + reach * tall, span -> {
            float inRow = (float) strength * TabulatedCurve.BELL.at((float) (Math.abs(span.y - y) / tall));
            for (int column = span.from; column < span.to; column++) {
                span.shares[column] = inRow * TabulatedCurve.BELL.at((float) (Math.abs(column - x) / wide));
            }
            shader.shade(span);
        });
    }
}
