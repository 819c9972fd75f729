package dev.claquete.studio.image.storyboard;

import java.awt.Rectangle;

/**
 * The arrangement of a sketch. Type stays inside the central 73 percent, so that a zoom of 1.324 about the centre
 * (which shows the central 75.5 percent) keeps it whole; the band from 65 to 80 percent of the height is free for
 * captions.
 *
 * @param title the box for chip and title
 * @param centred whether type is centred in its box
 * @param subjectX the middle of the subject
 * @param subjectY the middle of the subject
 * @param subjectPx the subject's size
 */
record Layout(Rectangle title, boolean centred, double subjectX, double subjectY, double subjectPx) {

    static final double SAFE = 0.135;

    static Layout of(int width, int height, boolean flipped) {
        double ratio = (double) width / height;
        if (ratio > 1.2) {
            double left = flipped ? 0.51 : SAFE;
            return new Layout(
                    box(width, height, left, 0.16, 0.355, 0.42),
                    false,
                    width * (flipped ? 0.32 : 0.675),
                    height * 0.435,
                    height * 0.47);
        }
        if (ratio < 0.8) {
            return new Layout(
                    box(width, height, SAFE, 0.14, 1 - 2 * SAFE, 0.2),
                    flipped,
                    width * 0.5,
                    height * 0.495,
                    width * 0.56);
        }
        return new Layout(
                box(width, height, SAFE, SAFE, 1 - 2 * SAFE, 0.2), flipped, width * 0.5, height * 0.515, height * 0.37);
    }

    private static Rectangle box(int width, int height, double x, double y, double w, double h) {
        return new Rectangle((int) (width * x), (int) (height * y), (int) (width * w), (int) (height * h));
    }
}
