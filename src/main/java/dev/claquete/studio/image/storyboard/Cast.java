package dev.claquete.studio.image.storyboard;

import java.awt.image.BufferedImage;
import java.util.List;

/** Puts the things of a scene into its place: light behind, a shadow below, smaller companions at the side. */
final class Cast {

    private final Stage stage;
    private final boolean overWater;

    Cast(Stage stage, Backdrop place) {
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
        stage.canvas.shade(y - 2.2 * reach, y + 2.2 * reach, (px, py, rgb) -> {
            double squared = ((px - x) * (px - x) + (py - y) * (py - y)) / (reach * reach);
            Shader.add(rgb, stage.mood.light(), (float) (0.14 * Math.exp(-squared * 1.3)));
        });
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
        stage.canvas.lay(picture, (int) left, (int) top, 1);
    }

    /** The mirror image in water, fading downwards. */
    private void reflection(BufferedImage picture, double left, double top, double size) {
        BufferedImage mirrored =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            double depth = (double) y / picture.getHeight();
            double share = 0.42 * Math.max(0, 1 - depth * 1.5);
            for (int x = 0; x < picture.getWidth(); x++) {
                int wave = (int) (0.018 * size * depth * stage.noise.at(x / size * 2, y / size * 22));
                int fromX = Math.max(0, Math.min(picture.getWidth() - 1, x + wave));
                int argb = picture.getRGB(fromX, picture.getHeight() - 1 - y);
                mirrored.setRGB(x, y, (int) ((argb >>> 24) * share) << 24 | (argb & 0xffffff));
            }
        }
        stage.canvas.lay(mirrored, (int) left, (int) (top + 0.955 * size), 1);
    }

    /** The dark pool under a thing, on ground seen from the side. */
    private void contact(double x, double y, double size) {
        double wide = 0.42 * size;
        double tall = 0.07 * size;
        stage.canvas.shade(y - 3 * tall, y + 3 * tall, (px, py, rgb) -> {
            double squared = Math.pow((px - x) / wide, 2) + Math.pow((py - y) / tall, 2);
            Shader.over(rgb, stage.mood.shade(), (float) (0.5 * Math.exp(-squared * 1.6)));
        });
    }
}
