package dev.claquete.studio.image.storyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {

    private static final Colour GREY = new Colour(0.5f, 0.5f, 0.5f);
    private static final float CLOSE = 1e-4f;

    @Test
    void allIsPaintedByTheThreadThatAsks() {
        Canvas canvas = new Canvas(40, 300);
        Set<Thread> painters = new HashSet<>();

        canvas.shade(span -> painters.add(Thread.currentThread()));
        canvas.fill(new Rectangle2D.Double(0, 0, 40, 300), span -> painters.add(Thread.currentThread()));
        new SmoothField(canvas, (x, y) -> painters.add(Thread.currentThread()) ? 1 : 0);

        assertThat(painters).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 9, 7", "2, 3, 5, 6", "-4, -4, 3, 2", "7, 5, 20, 20", "4, 4, 4, 4", "20, 0, 30, 7"})
    void eachPixelOfAnAreaIsShadedOnceAndNoneOutside(int left, int top, int right, int bottom) {
        Canvas canvas = new Canvas(9, 7);

        canvas.shade(left, top, right, bottom, span -> span.add(new Colour(1, 1, 1), 1));

        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 9; x++) {
                boolean inside = x >= left && x < right && y >= top && y < bottom;
                assertThat(canvas.green[y * 9 + x]).isEqualTo(inside ? 1 : 0);
            }
        }
    }

    @Test
    void aShapesCoverageIsItsArea() {
        Canvas canvas = new Canvas(60, 50);

        canvas.fill(new Ellipse2D.Double(10.3, 12.4, 30, 20), Shader.flat(GREY), 0.5f);

        double sum = 0;
        for (float value : canvas.red) {
            sum += value;
        }
        assertThat(sum).isCloseTo(Math.PI * 15 * 10 * 0.25, within(2.0));
    }

    @Test
    void aRowOfNoiseIsTheSameAsItsPlacesOneByOne() {
        Noise noise = new Noise(5);
        float[] row = new float[700];
        float[] octaves = new float[700];

        noise.row(-3.7, 0.013, 250.6, row, 2, 700);
        noise.fractalRow(-3.7, 0.013, -8.2, 4, octaves, 2, 700);

        for (int i = 2; i < 700; i++) {
            double x = -3.7 + (i - 2) * 0.013;
            assertThat(row[i]).isCloseTo(noise.at(x, 250.6), within(CLOSE));
            assertThat(octaves[i]).isCloseTo(noise.fractal(x, -8.2, 4), within(CLOSE));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "-3.4, 0.25", "5.2, 0.125", "-2, 1.7", "40, 0.25"})
    void aRowOfAPlaneIsTheSameAsItsPlacesOneByOne(float column, float step) {
        BlurGrid plane = new BlurGrid(11, 6);
        for (int i = 0; i < plane.values.length; i++) {
            plane.values[i] = (float) Math.cos(i * i);
        }
        float[] row = new float[50];

        assertThat(plane.row(column, step, 3.3f, row, 4, 50)).isTrue();

        for (int x = 4; x < 50; x++) {
            assertThat(row[x]).isCloseTo(plane.at(column + (x - 4) * step, 3.3f), within(0.004f));
        }
    }

    @Test
    void aPlanesRowOfZerosIsLeftOut() {
        assertThat(new BlurGrid(4, 4).row(0, 0.25f, 1, new float[16], 0, 16)).isFalse();
    }
}
