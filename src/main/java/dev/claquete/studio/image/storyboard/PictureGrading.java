package dev.claquete.studio.image.storyboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Converts linear light to a picture for screens: bloom, grading, soft highlights, and grain that also hides banding.
 */
final class PictureGrading {

    private static final int BLOOM_STEP = 8;

    private final Canvas canvas;
    private final Style style;
    private final long seed;
    private final ToneCurve tone;
    private final float[] vignette;
    private final float[] paper;
    private final float[] finePaper;

    private PictureGrading(Canvas canvas, Style style, long seed) {
        this.canvas = canvas;
        this.style = style;
        this.seed = seed;
        tone = style.tintShare() == 0 ? ToneCurve.toScreen(style) : ToneCurve.graded(style);
        vignette = new float[canvas.width];
        paper = new float[canvas.width];
        finePaper = new float[canvas.width];
    }

    static BufferedImage of(Canvas canvas, Style style, long seed) {
        BufferedImage picture = new BufferedImage(canvas.width, canvas.height, BufferedImage.TYPE_INT_RGB);
        new PictureGrading(canvas, style, seed)
                .develop(((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
        return picture;
    }

    private void develop(int[] rgb) {
        Noise tooth = new Noise(seed);
        for (int y = 0; y < canvas.height; y++) {
            darkenCorners(y);
            if (style.paper() > 0) {
                tooth(tooth, y);
            }
            if (style.tintShare() == 0) {
                plain(y, rgb);
            } else {
                tinted(y, rgb);
            }
        }
    }

    private void plain(int y, int[] rgb) {
        float saturation = style.saturation();
        for (int x = 0, i = y * canvas.width; x < canvas.width; x++, i++) {
            float grey = grey(i);
            float light = vignette[x];
            float grain = grain(seed, i) * style.grain() + paper[x];
            rgb[i] = step(tone.at((grey + (canvas.red[i] - grey) * saturation) * light), grain) << 16
                    | step(tone.at((grey + (canvas.green[i] - grey) * saturation) * light), grain) << 8
                    | step(tone.at((grey + (canvas.blue[i] - grey) * saturation) * light), grain);
        }
    }

    private void tinted(int y, int[] rgb) {
        float saturation = style.saturation();
        float keep = 1 - style.tintShare();
        float tint = 1.25f * style.tintShare();
        for (int x = 0, i = y * canvas.width; x < canvas.width; x++, i++) {
            float grey = grey(i);
            float light = vignette[x];
            float r = tone.at((grey + (canvas.red[i] - grey) * saturation) * light);
            float g = tone.at((grey + (canvas.green[i] - grey) * saturation) * light);
            float b = tone.at((grey + (canvas.blue[i] - grey) * saturation) * light);
            float share = (0.2126f * r + 0.7152f * g + 0.0722f * b) * tint;
            float grain = grain(seed, i) * style.grain() + paper[x];
            rgb[i] = step(ToneCurve.SCREEN.at(r * keep + share * style.tint().r()), grain) << 16
                    | step(ToneCurve.SCREEN.at(g * keep + share * style.tint().g()), grain) << 8
                    | step(ToneCurve.SCREEN.at(b * keep + share * style.tint().b()), grain);
        }
    }

    private float grey(int i) {
        return 0.2126f * canvas.red[i] + 0.7152f * canvas.green[i] + 0.0722f * canvas.blue[i];
    }

    /** Lets bright areas glow over their surroundings. */
    static void bloom(Canvas canvas, float strength) {
        int columns = canvas.width / BLOOM_STEP;
        int rows = canvas.height / BLOOM_STEP;
        float[][] planes = {canvas.red, canvas.green, canvas.blue};
        BlurGrid[] glow = {new BlurGrid(columns, rows), new BlurGrid(columns, rows), new BlurGrid(columns, rows)};
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = BLOOM_STEP * (row * canvas.width + column);
                float bright = Math.max(canvas.red[i], Math.max(canvas.green[i], canvas.blue[i]));
                float share = Shader.smooth(0.6, 1.4, bright);
                for (int channel = 0; channel < 3; channel++) {
                    glow[channel].values[row * columns + column] = Math.min(2, planes[channel][i]) * share;
                }
            }
        }
        for (BlurGrid plane : glow) {
            plane.blur(Math.max(2, Math.min(columns, rows) / 40));
        }
        canvas.shade(span -> {
            float row = (float) span.y / BLOOM_STEP;
            for (int channel = 0; channel < 3; channel++) {
                if (glow[channel].row(0, 1f / BLOOM_STEP, row, span.shares, span.from, span.to)) {
                    PixelRun.lighten(planes[channel], span.at, span.from, span.to, strength, span.shares);
                }
            }
        });
    }

    private void darkenCorners(int y) {
        float dy = 2f * y / canvas.height - 1;
        float step = 2f / canvas.width;
        for (int x = 0; x < canvas.width; x++) {
            float dx = x * step - 1;
            vignette[x] = 1 - style.vignette() * Shader.smooth((dx * dx + dy * dy - 0.55f) / 1.45f);
        }
    }

    /** The texture of paper, in steps of 1/255. */
    private void tooth(Noise noise, int y) {
        noise.row(0, 0.21, y * 0.21, finePaper, 0, canvas.width);
        noise.row(0, 0.043, y * 0.043, paper, 0, canvas.width);
        float strength = style.paper() * 255 * 0.5f;
        for (int x = 0; x < canvas.width; x++) {
            paper[x] = strength * (finePaper[x] + 0.6f * paper[x]);
        }
    }

    /** Triangular noise, -1 to 1, the same for the same pixel and seed. */
    private static float grain(long seed, int pixel) {
        long mixed = (pixel + seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 32;
        return ((mixed & 0xffff) + (mixed >>> 16 & 0xffff)) / 65535f - 1;
    }

    private static int step(float encoded, float grain) {
        float value = encoded + grain;
        return value < 0 ? 0 : value > 255 ? 255 : (int) (value + 0.5f);
    }
}
