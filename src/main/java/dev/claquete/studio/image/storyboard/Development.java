package dev.claquete.studio.image.storyboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;

/** Turns linear light into a picture for screens: bloom, grading, soft highlights, grain that also hides banding. */
final class Development {

    private static final int BLOOM_STEP = 8;
    private static final int TABLE = 4096;
    private static final float[] SRGB = new float[TABLE + 2];

    static {
        for (int i = 0; i < SRGB.length; i++) {
            double value = (double) i / TABLE;
            SRGB[i] = (float) (255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
        }
    }

    private Development() {}

    static BufferedImage of(Canvas canvas, Style style, long seed) {
        BufferedImage picture = new BufferedImage(canvas.width, canvas.height, BufferedImage.TYPE_INT_RGB);
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        Noise tooth = new Noise(seed);
        IntStream.range(0, canvas.height).parallel().forEach(y -> {
            float[] rgb = new float[3];
            for (int x = 0; x < canvas.width; x++) {
                int i = y * canvas.width + x;
                rgb[0] = canvas.pixels[3 * i];
                rgb[1] = canvas.pixels[3 * i + 1];
                rgb[2] = canvas.pixels[3 * i + 2];
                grade(rgb, style, vignette(canvas, style, x, y));
                float paper = style.paper() == 0 ? 0 : style.paper() * 255 * 0.5f * tooth(tooth, x, y);
                float grain = grain(seed, i) * style.grain() + paper;
                argb[i] = step(rgb[0], grain) << 16 | step(rgb[1], grain) << 8 | step(rgb[2], grain);
            }
        });
        return picture;
    }

    /** Lets bright places glow over their surroundings. */
    static void bloom(Canvas canvas, float strength) {
        int columns = canvas.width / BLOOM_STEP;
        int rows = canvas.height / BLOOM_STEP;
        Plane[] glow = {new Plane(columns, rows), new Plane(columns, rows), new Plane(columns, rows)};
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = 3 * BLOOM_STEP * (row * canvas.width + column);
                float bright = Math.max(canvas.pixels[i], Math.max(canvas.pixels[i + 1], canvas.pixels[i + 2]));
                float share = Shader.smooth(0.6, 1.4, bright);
                for (int channel = 0; channel < 3; channel++) {
                    glow[channel].values[row * columns + column] = Math.min(2, canvas.pixels[i + channel]) * share;
                }
            }
        }
        for (Plane plane : glow) {
            plane.blur(Math.max(2, Math.min(columns, rows) / 40));
        }
        canvas.shade((x, y, rgb) -> {
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel] += strength * glow[channel].at((double) x / BLOOM_STEP, (double) y / BLOOM_STEP);
            }
        });
    }

    private static void grade(float[] rgb, Style style, float vignette) {
        float grey = 0.2126f * rgb[0] + 0.7152f * rgb[1] + 0.0722f * rgb[2];
        Colour tint = style.tint();
        float r = tone(grey + (rgb[0] - grey) * style.saturation(), style, vignette);
        float g = tone(grey + (rgb[1] - grey) * style.saturation(), style, vignette);
        float b = tone(grey + (rgb[2] - grey) * style.saturation(), style, vignette);
        float light = (0.2126f * r + 0.7152f * g + 0.0722f * b) * style.tintShare();
        float keep = 1 - style.tintShare();
        rgb[0] = r * keep + light * tint.r() * 1.25f;
        rgb[1] = g * keep + light * tint.g() * 1.25f;
        rgb[2] = b * keep + light * tint.b() * 1.25f;
    }

    /** Contrast about mid grey, lifted shadows, and highlights that ease into white instead of clipping. */
    private static float tone(float value, Style style, float vignette) {
        float toned = Math.max(0, value) * vignette;
        if (style.contrast() != 1) {
            toned = 0.18f * (float) Math.pow(toned / 0.18f, style.contrast());
        }
        toned = style.lift() + toned * (1 - style.lift());
        return toned < 0.7f ? toned : 0.7f + 0.3f * (1 - (float) Math.exp(-(toned - 0.7f) / 0.3f));
    }

    private static float vignette(Canvas canvas, Style style, int x, int y) {
        float dx = 2f * x / canvas.width - 1;
        float dy = 2f * y / canvas.height - 1;
        return 1 - style.vignette() * Shader.smooth(0.55, 2.0, dx * dx + dy * dy);
    }

    private static float tooth(Noise noise, int x, int y) {
        return noise.at(x * 0.21, y * 0.21) + 0.6f * noise.at(x * 0.043, y * 0.043);
    }

    /** Triangular noise, -1 to 1, the same for the same pixel and seed. */
    private static float grain(long seed, int pixel) {
        long mixed = (pixel + seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 32;
        return ((mixed & 0xffff) + (mixed >>> 16 & 0xffff)) / 65535f - 1;
    }

    private static int step(float linear, float grain) {
        float at = Math.max(0, Math.min(1, linear)) * TABLE;
        int i = (int) at;
        float encoded = SRGB[i] + (SRGB[i + 1] - SRGB[i]) * (at - i);
        return Math.max(0, Math.min(255, Math.round(encoded + grain)));
    }
}
