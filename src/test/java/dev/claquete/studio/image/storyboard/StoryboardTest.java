package dev.claquete.studio.image.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.image.storyboard.concept.SceneConcept;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryboardTest {

    private static final int WIDTH = 270;
    private static final int HEIGHT = 480;

    private static StoryboardScene scene(String text, String language, String style, int number, int version) {
        return new StoryboardScene("", text, language, style, number, version, WIDTH, HEIGHT);
    }

    private static BufferedImage draw(String text, int number, int version) {
        return Storyboard.draw(scene(text, "en", "", number, version));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** Mean difference of the channels, 0 to 255. */
    private static double difference(BufferedImage one, BufferedImage other) {
        int[] a = pixels(one);
        int[] b = pixels(other);
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
            }
        }
        return sum / (3.0 * a.length);
    }

    @Test
    void theSameSceneIsAlwaysTheSamePicture() {
        assertThat(pixels(draw("Whales sing.", 2, 1))).isEqualTo(pixels(draw("Whales sing.", 2, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Whales sing.", "The city at night.", "Coffee first.", "Sand dunes at sunset.", "Why not?"})
    void anotherVersionIsClearlyAnotherPicture(String text) {
        assertThat(difference(draw(text, 1, 1), draw(text, 1, 2))).isGreaterThan(12);
        assertThat(difference(draw(text, 1, 2), draw(text, 1, 3))).isGreaterThan(12);
    }

    @Test
    void neighbouringScenesOfOneTextDoNotLookAlike() {
        assertThat(difference(draw("The sea is calm.", 1, 1), draw("The sea is calm.", 2, 1)))
                .isGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource({"1080, 1920, 1458, 2592", "1920, 1080, 2592, 1458", "1080, 1080, 1458, 1458"})
    void aSketchIsLargerThanTheVideoSoThatZoomsStaySharp(int width, int height, int drawnWidth, int drawnHeight) {
        BufferedImage picture = Storyboard.draw(
                new StoryboardScene("A lighthouse by the sea", "Ships pass.", "en", "", 1, 1, width, height));

        assertThat(picture.getWidth()).isEqualTo(drawnWidth);
        assertThat(picture.getHeight()).isEqualTo(drawnHeight);
    }

    @ParameterizedTest
    @CsvSource({"1080, 1920, 1", "1080, 1920, 2", "1920, 1080, 1", "1920, 1080, 2", "1080, 1080, 1", "1080, 1080, 2"})
    void typeStaysInsideWhatAZoomOf1point324Shows(int width, int height, int version) {
        for (String text : new String[] {
            "Sea",
            "A day on Venus lasts longer than its year",
            "Otorrinolaringologistas desproporcionalmente apressados"
        }) {
            PaintingContext stage = new PaintingContext(
                    new Canvas(width, height), Mood.DAY, Layout.of(width, height, version == 2), false, 7);
            Rectangle2D type = TitlePlate.set(stage, text, "pt-BR").area();
            double margin = (1 - 1 / 1.324) / 2;

            assertThat(type.getMinX()).isGreaterThanOrEqualTo(margin * width);
            assertThat(type.getMaxX()).isLessThanOrEqualTo((1 - margin) * width);
            assertThat(type.getMinY()).isGreaterThanOrEqualTo(margin * height);
            assertThat(type.getMaxY()).as("captions begin").isLessThanOrEqualTo(0.65 * height);
        }
    }

    @Test
    void theChipSaysWhatTheSketchIsInTheScenesLanguage() {
        assertThat(TitlePlate.chipText("pt-BR")).isEqualTo("Prévia de storyboard");
        assertThat(TitlePlate.chipText("en")).isEqualTo("Storyboard preview");
    }

    @ParameterizedTest
    @EnumSource(Backdrop.class)
    void everyPlaceFillsThePictureInDaylightAndAtNight(Backdrop place) {
        for (Mood mood : new Mood[] {Mood.DAY, Mood.NIGHT}) {
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            place.paint(new PaintingContext(canvas, mood, Layout.of(WIDTH, HEIGHT, false), false, 11));

            int unpainted = 0;
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                float sum = canvas.red[i] + canvas.green[i] + canvas.blue[i];
                assertThat(Float.isFinite(sum)).isTrue();
                unpainted += sum == 0 ? 1 : 0;
            }
            assertThat(unpainted).isZero();
        }
    }

    @Test
    void noirIsGreyAndNeonIsNot() {
        assertThat(saturation(Storyboard.draw(scene("The city sleeps.", "en", "film noir", 1, 1))))
                .isLessThan(0.12);
        assertThat(saturation(Storyboard.draw(scene("The city sleeps.", "en", "neon cyberpunk", 1, 1))))
                .isGreaterThan(0.4);
    }

    private static double saturation(BufferedImage picture) {
        double sum = 0;
        int[] pixels = pixels(picture);
        for (int rgb : pixels) {
            sum += java.awt.Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null)[1];
        }
        return sum / pixels.length;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "البحر يغطي معظم كوكبنا",
                "הים מכסה את רוב כוכב הלכת",
                "海の底には何があるのか",
                "🚀🚀🚀",
                "👩‍👩‍👧‍👦 family 🇧🇷 day",
                "",
                "a\u0000b\u202Ec \uD800 d",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
            })
    void anyTextGivesAPicture(String text) {
        assertThat(Storyboard.draw(scene(text, "ar", "", 1, 1)).getWidth()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en    | Octopuses live in the deep ocean.            | UNDERWATER
            en    | A harbor at dawn.                            | SEA
            pt-BR | São Paulo cresceu depressa.                  | CITY
            pt-BR | O estádio do Maracanã lotado.                | PITCH
            en    | The galaxy holds a hundred billion stars.    | SPACE
            pt-BR | As dunas do deserto do Saara.                | DESERT
            en    | A farm in the countryside.                   | FIELD
            pt-BR | A floresta amazônica respira.                | FOREST
            en    | They reached the summit of Everest.          | MOUNTAINS
            en    | Nothing in particular.                       | ABSTRACT
            """)
    void aSceneHappensWhereItsWordsSay(String language, String text, Backdrop place) {
        assertThat(SceneConcept.of(scene(text, language, "", 1, 1)).place()).isEqualTo(place);
    }
}
