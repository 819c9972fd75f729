package dev.claquete.studio.image.storyboard;

/** Running means; three passes come close to a Gaussian. */
final class Blur {

    private Blur() {}

    static void box(float[] plane, int width, int height, int radius) {
        float[] line = new float[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            run(plane, y * width, 1, width, radius, line);
        }
        for (int x = 0; x < width; x++) {
            run(plane, x, width, height, radius, line);
        }
    }

    /** One line of values, those beyond its ends taken as zero. */
    private static void run(float[] plane, int start, int stride, int count, int radius, float[] line) {
        for (int i = 0; i < count; i++) {
            line[i] = plane[start + i * stride];
        }
        float sum = 0;
        for (int i = 0; i < Math.min(radius, count); i++) {
            sum += line[i];
        }
        for (int i = 0; i < count; i++) {
            sum += i + radius < count ? line[i + radius] : 0;
            sum -= i - radius - 1 >= 0 ? line[i - radius - 1] : 0;
            plane[start + i * stride] = sum / (2 * radius + 1);
        }
    }
}
