package dev.claquete.render;

/**
 * What a frame should look like: the same window of the same plane, resampled with Lanczos-3 in double precision, with
 * nothing shared with the code under test. Slow and plain.
 */
public final class Truth {

    private Truth() {}

    /** The PSNR in dB of a plane of 8-bit samples against the truth. */
    public static double psnr(byte[] plane, double[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = (plane[i] & 0xFF) - truth[i];
            sum += error * error;
        }
        return 10 * Math.log10(255 * 255 / (sum / truth.length));
    }

    /**
     * A window of a luma plane.
     *
     * @param zoom how many times larger than the whole picture the window is shown
     * @param across share of what lies outside the window that is left of it, 0 to 1; {@code down} likewise
     */
    public static double[] luma(
            byte[] plane, int width, int height, int outWidth, int outHeight, double zoom, double across, double down) {
        return plane(plane, width, height, outWidth, outHeight, zoom, across, down, 0.5);
    }

    /** A window of a chroma plane, whose samples sit a quarter of their width from their left edge. */
    public static double[] chroma(
            byte[] plane, int width, int height, int outWidth, int outHeight, double zoom, double across, double down) {
        return plane(plane, width, height, outWidth, outHeight, zoom, across, down, 0.25);
    }

    private static double[] plane(
            byte[] plane,
            int width,
            int height,
            int outWidth,
            int outHeight,
            double zoom,
            double across,
            double down,
            double site) {
        double stepX = width / zoom / outWidth;
        double stepY = height / zoom / outHeight;
        double left = across * (width - width / zoom);
        double top = down * (height - height / zoom);
        double[] samples = new double[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = plane[i] & 0xFF;
        }
        double[] wide = transposed(samples, width, height); // as columns
        double[] columns = filter(wide, width, height, outWidth, left + site * stepX - site, stepX);
        double[] rows = transposed(columns, height, outWidth);
        double[] result = filter(rows, height, outWidth, outHeight, top + 0.5 * stepY - 0.5, stepY);
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, Math.min(255, result[i]));
        }
        return result;
    }

    /** Line {@code o} of the result is centred on line {@code start + o * step} of {@code lines}. */
    private static double[] filter(double[] lines, int count, int length, int outCount, double start, double step) {
        double stretch = Math.max(1, step);
        int reach = (int) Math.ceil(3 * stretch);
        double[] result = new double[outCount * length];
        for (int o = 0; o < outCount; o++) {
            double centre = start + o * step;
            int base = (int) Math.floor(centre);
            double total = 0;
            for (int k = base - reach; k <= base + reach + 1; k++) {
                total += lanczos3((k - centre) / stretch);
            }
            for (int k = base - reach; k <= base + reach + 1; k++) {
                double weight = lanczos3((k - centre) / stretch) / total;
                int line = Math.max(0, Math.min(count - 1, k));
                for (int i = 0; weight != 0 && i < length; i++) {
                    result[o * length + i] += weight * lines[line * length + i];
                }
            }
        }
        return result;
    }

    private static double lanczos3(double t) {
        double p = Math.PI * t;
        return Math.abs(t) < 1e-12 ? 1 : Math.abs(t) >= 3 ? 0 : 3 * Math.sin(p) * Math.sin(p / 3) / (p * p);
    }

    private static double[] transposed(double[] plane, int width, int height) {
        double[] result = new double[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result[x * height + y] = plane[y * width + x];
            }
        }
        return result;
    }
}
