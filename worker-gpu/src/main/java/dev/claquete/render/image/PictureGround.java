package dev.claquete.render.image;

import dev.claquete.render.text.Rgb;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The background of a transparent picture that fills a frame: a colour, or the picture itself, enlarged, blurred and
 * darkened (lightened if the picture is dark), so that it stands out.
 *
 * @param colour null for the picture itself
 */
public record PictureGround(@Nullable Rgb colour) {

    /** The wire name of the default. */
    public static final String BLUR = "blur";

    public static final PictureGround BLURRED = new PictureGround(null);

    /** The blurred picture's longer side before it is enlarged: so few pixels that no detail is recognisable. */
    private static final int FEW = 48;

    private static final int ROUNDS = 3;
    private static final double DARK = 110;
    private static final double DARKER = 0.45;
    private static final double LIGHTER = 0.55;
    /** The colour for a fully transparent picture. */
    private static final Rgb NOTHING = new Rgb(64, 64, 64);

    /** @param wireName {@code blur} or {@code #RRGGBB}; null is {@code blur} */
    public static Optional<PictureGround> of(@Nullable String wireName) {
        if (wireName == null || wireName.equals(BLUR)) {
            return Optional.of(BLURRED);
        }
        try {
            return Optional.of(new PictureGround(Rgb.parse(wireName)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param picture of type {@link BufferedImage#TYPE_INT_ARGB_PRE}; returned unchanged if
     *     {@link BufferedImage#TYPE_INT_RGB}
     */
    BufferedImage under(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage whole = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = whole.createGraphics();
        if (colour != null) {
            graphics.setColor(colour.opaque());
            graphics.fillRect(0, 0, whole.getWidth(), whole.getHeight());
        } else if (seesThrough(picture)) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(blurred(picture), 0, 0, whole.getWidth(), whole.getHeight(), null);
        }
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return whole;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static boolean seesThrough(BufferedImage picture) {
        return Arrays.stream(pixels(picture)).anyMatch(pixel -> pixel >>> 24 != 255);
    }

    /** A few pixels, each the mean of many, over the picture's mean colour. */
    private static BufferedImage blurred(BufferedImage picture) {
        double shrink = Math.min(1, (double) FEW / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * shrink));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * shrink));
        float[][] means = means(picture, width, height);
        Rgb usual = mean(means);
        boolean dark = 0.2126 * usual.red() + 0.7152 * usual.green() + 0.0722 * usual.blue() < DARK;
        int[] of = {usual.red(), usual.green(), usual.blue()};
        BufferedImage blurred = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = means[channel];
            for (int i = 0; i < plane.length; i++) {
                plane[i] += of[channel] * (255 - means[3][i]) / 255;
            }
            for (int round = 0; round < ROUNDS; round++) {
                plane = smoothed(plane, width, height);
            }
            for (int i = 0; i < plane.length; i++) {
                double toned = dark ? 255 - (255 - plane[i]) * LIGHTER : plane[i] * DARKER;
                pixels(blurred)[i] |= (int) Math.max(0, Math.min(255, Math.round(toned))) << 16 - 8 * channel;
            }
        }
        return blurred;
    }

    /** Red, green, blue, each multiplied by the opacity, and the opacity. */
    private static float[][] means(BufferedImage picture, int width, int height) {
        float[][] sums = new float[4][width * height];
        int[] counts = new int[width * height];
        int[] pixels = pixels(picture);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = pixels[y * picture.getWidth() + x];
                int at = y * height / picture.getHeight() * width + x * width / picture.getWidth();
                sums[0][at] += pixel >> 16 & 255;
                sums[1][at] += pixel >> 8 & 255;
                sums[2][at] += pixel & 255;
                sums[3][at] += pixel >>> 24;
                counts[at]++;
            }
        }
        for (float[] plane : sums) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] /= Math.max(1, counts[i]);
            }
        }
        return sums;
    }

    private static Rgb mean(float[][] means) {
        double[] sums = new double[4];
        for (int channel = 0; channel < 4; channel++) {
            for (float value : means[channel]) {
                sums[channel] += value;
            }
        }
        if (sums[3] < 1) {
            return NOTHING;
        }
        return new Rgb(
                (int) (255 * sums[0] / sums[3]), (int) (255 * sums[1] / sums[3]), (int) (255 * sums[2] / sums[3]));
    }

    /** Averages each value over a fifth of the longer side. */
    private static float[] smoothed(float[] plane, int width, int height) {
        int reach = Math.max(1, Math.max(width, height) / 10);
        float[] across = new float[plane.length];
        float[] down = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            across[i] = mean(plane, i / width * width, 1, width, i % width, reach);
        }
        for (int i = 0; i < plane.length; i++) {
            down[i] = mean(across, i % width, width, height, i / width, reach);
        }
        return down;
    }

    private static float mean(float[] plane, int first, int step, int count, int at, int reach) {
        float sum = 0;
        for (int k = at - reach; k <= at + reach; k++) {
            sum += plane[first + step * Math.max(0, Math.min(count - 1, k))];
        }
        return sum / (2 * reach + 1);
    }
}
