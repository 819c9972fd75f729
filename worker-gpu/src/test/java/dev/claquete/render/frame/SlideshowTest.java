package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.Resolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SlideshowTest {

    private static final Resolution SIZE = new Resolution(32, 16);
    private static final FrameRate RATE = FrameRate.of(10);

    private final Set<Integer> opened = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({"1, 3, 30", "4, 1.5, 60", "3, 0.36, 11", "7, 0.01, 7"})
    void everySlideHasItsTimeAndTransitionsAddNone(int slides, double seconds, int frames) {
        assertThat(show(slides, seconds, Transition.FADE, seconds).frameCount()).isEqualTo(frames);
        assertThat(show(slides, seconds, Transition.CUT, 0).frameCount()).isEqualTo(frames);
    }

    @Test
    void aCutFallsBetweenTwoFrames() {
        assertThat(lumas(show(3, 0.4, Transition.CUT, 0.2)))
                .containsExactly(100, 100, 100, 100, 110, 110, 110, 110, 120, 120, 120, 120);
    }

    @Test
    void aFadeIsCentredOnTheJoint() {
        assertThat(lumas(show(2, 1, Transition.FADE, 0.4)))
                .containsExactly(
                        100, 100, 100, 100, 100, 100, 100, 100, 101, 104, 106, 109, 110, 110, 110, 110, 110, 110, 110,
                        110);
    }

    @Test
    void slidesAreOpenedWhenTheyAreNeeded() {
        Slideshow show = show(50, 1, Transition.FADE, 0.5);

        show.draw(255, new YuvFrame(SIZE));

        assertThat(opened).containsExactly(25);
    }

    @ParameterizedTest
    @EnumSource(Transition.class)
    void everyTransitionBeginsAtTheOnePictureAndEndsAtTheOther(Transition transition) {
        YuvFrame from = flat(60);
        YuvFrame to = flat(180);
        YuvFrame into = new YuvFrame(SIZE);

        transition.draw(from, to, 0.0001, into);
        assertThat(mean(into)).isCloseTo(60, within(3.0));
        transition.draw(from, to, 0.9999, into);
        assertThat(mean(into)).isCloseTo(180, within(3.0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Transition.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CUT", "FADE_BLACK", "FADE_WHITE"})
    void halfWayBothPicturesAreThere(Transition transition) {
        YuvFrame into = new YuvFrame(SIZE);
        Arrays.fill(into.y, (byte) 1);

        transition.draw(flat(60), flat(180), 0.5, into);

        assertThat(mean(into)).isBetween(80.0, 160.0);
        assertThat(into.y).doesNotContain((byte) 1);
    }

    @Test
    void aFadeToBlackPassesThroughBlack() {
        YuvFrame into = new YuvFrame(SIZE);

        Transition.FADE_BLACK.draw(flat(60), flat(180), 0.5, into);

        assertThat(mean(into)).isCloseTo(16, within(1.0));
    }

    @Test
    void directionsSayWhereToThingsMove() {
        YuvFrame into = new YuvFrame(SIZE);
        YuvFrame from = flat(60);
        from.y[SIZE.widthPx() - 1] = 99;

        Transition.SLIDE_LEFT.draw(from, flat(180), 0.25, into);
        assertThat(row(into)).startsWith(60, 60).endsWith(180, 180);
        assertThat(row(into)[23]).as("the first picture's right edge").isEqualTo(99);
        Transition.WIPE_RIGHT.draw(from, flat(180), 0.25, into);
        assertThat(row(into)).startsWith(180, 180).endsWith(60, 99);
    }

    @Test
    void namesAreFoundInAnySpelling() {
        assertThat(Transition.named("Slide_Left")).contains(Transition.SLIDE_LEFT);
        assertThat(Transition.named("crossfade")).contains(Transition.FADE);
        assertThat(Transition.named("fade-to-black")).contains(Transition.FADE_BLACK);
        assertThat(Transition.named("star")).isEmpty();
    }

    private Slideshow show(int slides, double seconds, Transition transition, double transitionSeconds) {
        Slideshow.Plan plan = new Slideshow.Plan(slides, seconds, transition, transitionSeconds);
        return new Slideshow(SIZE, RATE, plan, this::slide);
    }

    private FrameSource slide(int index, int frames) {
        opened.add(index);
        return new FrameSource() {
            @Override
            public Resolution size() {
                return SIZE;
            }

            @Override
            public int frameCount() {
                return frames;
            }

            @Override
            public void draw(int frame, YuvFrame into) {
                assertThat(frame).isBetween(0, frames - 1);
                into.copyFrom(flat(100 + 10 * index));
            }
        };
    }

    private static List<Integer> lumas(Slideshow show) {
        List<Integer> lumas = new ArrayList<>();
        for (int i = 0; i < show.frameCount(); i++) {
            YuvFrame frame = new YuvFrame(SIZE);
            show.draw(i, frame);
            lumas.add(frame.y[0] & 255);
        }
        return lumas;
    }

    private static int[] row(YuvFrame frame) {
        int[] row = new int[frame.widthPx];
        for (int i = 0; i < row.length; i++) {
            row[i] = frame.y[i] & 255;
        }
        return row;
    }

    private static double mean(YuvFrame frame) {
        double sum = 0;
        for (byte luma : frame.y) {
            sum += luma & 255;
        }
        return sum / frame.y.length;
    }

    private static YuvFrame flat(int luma) {
        YuvFrame frame = new YuvFrame(SIZE);
        Arrays.fill(frame.y, (byte) luma);
        Arrays.fill(frame.u, (byte) 128);
        Arrays.fill(frame.v, (byte) 128);
        return frame;
    }
}
