package dev.claquete.render.frame;

/**
 * Makes one plane of a still from the rows of a picture, given one after another: filters across at once, and down when
 * all rows are there.
 */
final class PlaneFilter {

    private final FloatTaps across;
    private final FloatTaps down;
    private final float[][] lines;

    /** @param rows of the picture */
    PlaneFilter(FloatTaps across, FloatTaps down, int rows) {
        this.across = across;
        this.down = down;
        this.lines = new float[rows][];
    }

    void row(int index, float[] samples) {
        lines[index] = across.along(samples);
    }

    void finish(byte[] plane) {
        float[] line = new float[across.samples()];
        for (int i = 0; i < down.samples(); i++) {
            down.over(lines, i, line);
            for (int x = 0; x < line.length; x++) {
                plane[i * line.length + x] = (byte) Math.max(0, Math.min(255, Math.round(line[x])));
            }
        }
    }
}
