package dev.claquete.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.Spoken;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.text.Ink;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionsTest {

    private static final int WIDTH = 540;
    private static final int HEIGHT = 960;
    private static final int FPS = 30;
    private static final int FRAMES_A_WORD = (int) (Spoken.SECONDS_A_WORD * FPS);
    private static final CaptionStyle STYLE = CaptionStyle.of("bottom", "#FFFFFF", "#FF0000");

    /** BT.709 limited range: Y = 16 + 219 * 0.2126, Cb = 128 - 224 * 0.114572, Cr = 128 + 224 / 2. */
    private static final int RED_Y = 63;

    private static final int RED_U = 102;
    private static final int RED_V = 240;

    @ParameterizedTest
    @CsvSource({"0", "17"})
    void theWordBeingHeardIsLitFromItsFirstFrameToItsLast(int offset) {
        Captions captions = Captions.of(Spoken.evenly("coração de São Paulo"), STYLE, WIDTH, HEIGHT, FPS, offset);
        assertThat(captions.phrases()).hasSize(1);
        List<Ink> places = places(captions, 0, false);
        for (int word = 0; word < 4; word++) {
            int first = offset + word * FRAMES_A_WORD;
            for (int frame : new int[] {first, first + FRAMES_A_WORD - 1}) {
                Rectangle lit = where(drawn(captions, frame), CaptionsTest::isRed);
                assertThat(grown(places.get(word).bounds()).contains(lit)).isTrue();
                assertThat(lit.width)
                        .isGreaterThan((int) (0.7 * places.get(word).bounds().getWidth()));
            }
        }
    }

    @Test
    void aNarrationWithoutWordsHasNoCaptions() {
        Captions captions = Captions.of(List.of(), STYLE, WIDTH, HEIGHT, FPS, 0);
        assertThat(captions.phrases()).isEmpty();
        assertThat(where(drawn(captions, 3), CaptionsTest::isRed).isEmpty()).isTrue();
    }

    @Test
    void onlyTheLitWordMoves() {
        Captions captions = Captions.of(Spoken.evenly("uma vida inteira"), STYLE, WIDTH, HEIGHT, FPS, 0);
        List<Ink> places = places(captions, 0, false);
        YuvFrame firstLit = drawn(captions, 0);
        YuvFrame secondLit = drawn(captions, FRAMES_A_WORD);
        Rectangle changed = where(firstLit, at -> firstLit.y[at] != secondLit.y[at]);
        Rectangle2D litPlaces = places.get(0).bounds().createUnion(places.get(1).bounds());
        assertThat(grown(litPlaces).contains(changed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // what phone apps cover of upright videos: 12 % above, 20 % below, 6 % at the sides
        "540, 960, 0.12, 0.20, 0.06",
        "960, 540, 0.05, 0.08, 0.06",
        "540, 540, 0.05, 0.08, 0.06"
    })
    void captionsKeepClearOfWhatPlayersCover(int width, int height, double top, double bottom, double side) {
        for (CaptionStyle.Position position : CaptionStyle.Position.values()) {
            CaptionStyle style = new CaptionStyle(position, "#FFFFFF", "#FFD60A");
            Captions captions = Captions.of(
                    Spoken.evenly("Ângela pegou jabuticabas extraordinariamente gostosas, às vezes ÉÊÃ gjpqy!"),
                    style,
                    width,
                    height,
                    FPS,
                    0);
            for (int frame = 0; frame < 10 * FRAMES_A_WORD; frame += FRAMES_A_WORD) {
                YuvFrame picture = drawn(captions, new YuvFrame(new Resolution(width, height)), frame);
                Rectangle inked = where(picture, at -> luma(picture, at) > 200 || luma(picture, at) < 24);
                assertThat(inked.isEmpty()).isFalse();
                assertThat(inked.getMinX()).isGreaterThanOrEqualTo(side * width);
                assertThat(inked.getMaxX()).isLessThanOrEqualTo((1 - side) * width);
                assertThat(inked.getMinY()).isGreaterThanOrEqualTo(top * height);
                assertThat(inked.getMaxY()).isLessThanOrEqualTo((1 - bottom) * height);
            }
        }
    }

    @Test
    void positionsAreWhatTheySay() {
        double top = centre("top");
        double middle = centre("middle");
        double bottom = centre("bottom");
        assertThat(top).isLessThan(0.3 * HEIGHT);
        assertThat(middle).isCloseTo(HEIGHT * 0.46, within(HEIGHT * 0.03)); // the safe area's middle
        assertThat(bottom).isGreaterThan(0.65 * HEIGHT);
        assertThatThrownBy(() -> CaptionStyle.of("left", "#FFFFFF", "#FFFFFF"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coloursAreExact() {
        Captions captions = Captions.of(Spoken.evenly("MMM MMM"), STYLE, WIDTH, HEIGHT, FPS, 0);
        YuvFrame picture = drawn(captions, 0);
        assertThat(where(picture, at -> isRed(picture, at)).width).isGreaterThan(20);
        Rectangle white = where(picture, at -> luma(picture, at) == 235 && neutral(picture, at));
        assertThat(white.width).isGreaterThan(20);
    }

    @Test
    void noWordsAndOtherTimesLeaveThePictureAlone() {
        YuvFrame untouched = grey(new YuvFrame(new Resolution(WIDTH, HEIGHT)));
        assertThat(drawn(Captions.of(List.of(), STYLE, WIDTH, HEIGHT, FPS, 0), 3).y)
                .isEqualTo(untouched.y);
        Captions captions = Captions.of(Spoken.evenly("olá mundo"), STYLE, WIDTH, HEIGHT, FPS, 30);
        for (int frame : new int[] {0, 29, 30 + 10 * FRAMES_A_WORD}) {
            assertThat(drawn(captions, frame).y).isEqualTo(untouched.y);
            assertThat(drawn(captions, frame).u).isEqualTo(untouched.u);
        }
        assertThat(drawn(captions, 30).y).isNotEqualTo(untouched.y);
    }

    @Test
    void noWordIsLitInAPause() {
        List<WordTiming> words = List.of(new WordTiming("espere", 0, 0.4), new WordTiming("agora", 0.75, 1));
        Captions captions = Captions.of(words, STYLE, WIDTH, HEIGHT, FPS, 0);
        assertThat(captions.phrases()).hasSize(1);
        assertThat(where(drawn(captions, 5), CaptionsTest::isRed).isEmpty()).isFalse();
        assertThat(where(drawn(captions, 20), CaptionsTest::isRed).isEmpty()).isTrue();
        assertThat(where(drawn(captions, 24), CaptionsTest::isRed).isEmpty()).isFalse();
    }

    @Test
    void rightToLeftWordsRunFromTheRight() {
        Captions captions = Captions.of(Spoken.evenly("سر قلب iPhone جديد"), STYLE, WIDTH, HEIGHT, FPS, 0);
        List<Ink> places = places(captions, 0, true);
        Rectangle first = where(drawn(captions, 0), CaptionsTest::isRed);
        Rectangle second = where(drawn(captions, FRAMES_A_WORD), CaptionsTest::isRed);
        assertThat(first.getCenterX()).isGreaterThan(second.getMaxX());
        assertThat(places).hasSize(4);
    }

    @Test
    void aWordTooLongForTheFrameShrinks() {
        String word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        Captions captions = Captions.of(Spoken.evenly(word), STYLE, WIDTH, HEIGHT, FPS, 0);
        Rectangle lit = where(drawn(captions, 0), CaptionsTest::isReddish);
        assertThat(lit.getMinX()).isBetween(0.06 * WIDTH, 0.15 * WIDTH);
        assertThat(lit.getMaxX()).isBetween(0.85 * WIDTH, 0.94 * WIDTH);
    }

    @Test
    void threadsDrawWhatOneThreadDraws() {
        List<WordTiming> words = Spoken.evenly("um dois três quatro cinco seis sete oito nove dez onze doze");
        Captions alone = Captions.of(words, STYLE, WIDTH, HEIGHT, FPS, 0);
        Captions shared = Captions.of(words, STYLE, WIDTH, HEIGHT, FPS, 0);
        int frames = 12 * FRAMES_A_WORD;
        int[] together = IntStream.range(0, frames)
                .parallel()
                .map(frame -> Arrays.hashCode(drawn(shared, frame).y))
                .toArray();
        for (int frame = 0; frame < frames; frame += 7) {
            assertThat(together[frame]).isEqualTo(Arrays.hashCode(drawn(alone, frame).y));
        }
    }

    private static double centre(String position) {
        CaptionStyle style = CaptionStyle.of(position, "#FFFFFF", "#FF0000");
        Captions captions = Captions.of(Spoken.evenly("hoje"), style, WIDTH, HEIGHT, FPS, 0);
        return where(drawn(captions, 0), CaptionsTest::isRed).getCenterY();
    }

    private static List<Ink> places(Captions captions, int phrase, boolean rightToLeft) {
        return new PhraseLayout(CaptionType.of(WIDTH, HEIGHT), STYLE.position(), rightToLeft)
                .place(captions.phrases().get(phrase).words())
                .words();
    }

    /** Room for the lit word's larger size and its outline. */
    private static Rectangle2D grown(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() - 14, box.getY() - 14, box.getWidth() + 28, box.getHeight() + 28);
    }

    private static YuvFrame drawn(Captions captions, int frame) {
        return drawn(captions, new YuvFrame(new Resolution(WIDTH, HEIGHT)), frame);
    }

    private static YuvFrame drawn(Captions captions, YuvFrame onto, int frame) {
        captions.draw(frame, grey(onto));
        return onto;
    }

    private static YuvFrame grey(YuvFrame frame) {
        Arrays.fill(frame.y, (byte) 110);
        Arrays.fill(frame.u, (byte) 128);
        Arrays.fill(frame.v, (byte) 128);
        return frame;
    }

    private interface Pixel {
        boolean test(YuvFrame frame, int at);
    }

    private static Rectangle where(YuvFrame frame, Pixel pixel) {
        return where(frame, (int at) -> pixel.test(frame, at));
    }

    /** The box around all pixels that are so; empty when none is. */
    private static Rectangle where(YuvFrame frame, IntPredicate pixel) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int at = 0; at < frame.y.length; at++) {
            if (pixel.test(at)) {
                Rectangle one = new Rectangle(at % frame.widthPx, at / frame.widthPx, 1, 1);
                box = box.isEmpty() ? one : box.union(one);
            }
        }
        return box;
    }

    private static int luma(YuvFrame frame, int at) {
        return frame.y[at] & 255;
    }

    private static boolean isRed(YuvFrame frame, int at) {
        int c = chromaAt(frame, at);
        return luma(frame, at) == RED_Y && (frame.u[c] & 255) == RED_U && (frame.v[c] & 255) == RED_V;
    }

    private static boolean isReddish(YuvFrame frame, int at) {
        return (frame.v[chromaAt(frame, at)] & 255) > 170;
    }

    private static boolean neutral(YuvFrame frame, int at) {
        int c = chromaAt(frame, at);
        return (frame.u[c] & 255) == 128 && (frame.v[c] & 255) == 128;
    }

    private static int chromaAt(YuvFrame frame, int at) {
        return at / frame.widthPx / 2 * frame.chromaWidthPx() + at % frame.widthPx / 2;
    }
}
