package dev.claquete.operation.scenes;

import static dev.claquete.operation.scenes.Scenery.between;
import static dev.claquete.operation.scenes.Scenery.box;
import static dev.claquete.operation.scenes.Scenery.filled;
import static dev.claquete.operation.scenes.Scenery.plan;
import static dev.claquete.operation.scenes.Scenery.scene;
import static dev.claquete.operation.scenes.Scenery.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.YuvFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositorTest {

    private static final String BLACK = "#000000FF";
    private static final String RED = "#FF0000FF";
    private static final String BLUE = "#0000FFFF";

    @TempDir
    Path folder;

    private Scenery scenery;

    @BeforeEach
    void scenery() {
        scenery = new Scenery(folder);
    }

    @Test
    void anElementStandsWhereItsSharesPutIt() {
        BufferedImage picture =
                picture(plan(List.of(scene(1.0, BLACK, shape(box(0.25, 0.5, 0.25, 0.2), filled(RED, 1))))), 0);
        assertThat(redIn(picture)).isEqualTo(new java.awt.Rectangle(20, 36, 40, 18));
    }

    @Test
    void anAnchorSaysWhichPointOfTheElementThatIs() {
        Place corner = new Place(1, 1, 1, 1, 0.25, 0.2, 0);
        BufferedImage picture = picture(plan(List.of(scene(1.0, BLACK, shape(corner, filled(RED, 1))))), 0);
        assertThat(redIn(picture)).isEqualTo(new java.awt.Rectangle(120, 72, 40, 18));
    }

    @Test
    void laterElementsLieHigherAndOpacityLetsThroughWhatIsBelow() {
        ScenePlan.Scene scene = scene(
                1.0,
                BLACK,
                shape(box(0.5, 0.5, 0.5, 0.5), filled(RED, 1)),
                shape(box(0.75, 0.5, 0.5, 0.5), filled(BLUE, 0.5)));
        BufferedImage picture = picture(plan(List.of(scene)), 0);
        assertThat(colour(picture, 60, 45)).isEqualTo(Color.RED);
        assertThat(colour(picture, 100, 45).getRed()).isCloseTo(128, within(2));
        assertThat(colour(picture, 100, 45).getBlue()).isCloseTo(128, within(2));
        assertThat(colour(picture, 140, 45).getRed()).isZero();
    }

    @Test
    void anElementIsThereFromItsStartToItsEnd() {
        Element flash = between(shape(box(0.5, 0.5, 1, 1), filled(RED, 1)), 0.3, 0.6, null, null);
        ScenePlan plan = plan(List.of(scene(1.0, BLACK, flash)));
        try (Compositor compositor = scenery.compositor(plan)) {
            for (int frame = 0; frame < 10; frame++) {
                assertThat(colour(compositor.picture(frame), 80, 45).getRed())
                        .as("frame %d", frame)
                        .isEqualTo(frame >= 3 && frame < 6 ? 255 : 0);
            }
        }
    }

    @Test
    void whatFadesInGrowsBrighterAndWhatFadesOutDarker() {
        Motion fade = new Motion(Motion.Kind.FADE, 0.5);
        Element element = between(shape(box(0.5, 0.5, 1, 1), filled(RED, 1)), 0, null, fade, fade);
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(2.0, BLACK, element))))) {
            List<Integer> red = java.util.stream.IntStream.of(0, 1, 3, 10, 17, 19)
                    .mapToObj(frame -> colour(compositor.picture(frame), 80, 45).getRed())
                    .toList();
            assertThat(red.get(0)).isZero();
            assertThat(red.subList(0, 4)).isSorted();
            assertThat(red.get(3)).isEqualTo(255);
            assertThat(red.get(4)).isLessThan(255);
            assertThat(red.get(5)).isLessThan(red.get(4));
        }
    }

    @Test
    void whatSlidesInComesFromOutsideAndEndsInItsPlace() {
        Element element = between(
                shape(box(0.5, 0.5, 0.25, 0.2), filled(RED, 1)),
                0,
                null,
                new Motion(Motion.Kind.SLIDE_LEFT, 0.5),
                null);
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(1.0, BLACK, element))))) {
            assertThat(redIn(compositor.picture(0)).isEmpty()).isTrue();
            assertThat(redIn(compositor.picture(1)).getX()).isGreaterThan(60);
            assertThat(redIn(compositor.picture(9))).isEqualTo(new java.awt.Rectangle(60, 36, 40, 18));
        }
    }

    @Test
    void aTypedTextGrowsLetterByLetterAndItsLettersDoNotMove() {
        Element text = between(
                Scenery.element(Element.Kind.TEXT, "ABCDEF", null, box(0.5, 0.5, 0.9, 0.6), style(300)),
                0,
                null,
                new Motion(Motion.Kind.TYPEWRITER, 0.6),
                null);
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(1.0, BLACK, text))))) {
            BufferedImage whole = compositor.picture(9);
            int[] lit = java.util.stream.IntStream.of(0, 2, 4, 9)
                    .map(frame -> lit(compositor.picture(frame)))
                    .toArray();
            assertThat(lit[0]).isZero();
            assertThat(lit).isSorted().doesNotHaveDuplicates();
            BufferedImage begun = compositor.picture(2);
            Rectangle2D ink = inkOf(begun);
            for (int x = (int) ink.getMinX(); x < ink.getMaxX(); x++) {
                assertThat(begun.getRGB(x, 45)).isEqualTo(whole.getRGB(x, 45));
            }
        }
    }

    @Test
    void noTextLeavesItsBoxHoweverLongAndInWhateverScript() {
        for (String text : List.of(
                "Palavra ".repeat(80),
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                "😀 👩‍👩‍👧‍👦 🏳️‍🌈 ".repeat(10),
                "مرحبا بالعالم ".repeat(30),
                "日本語の長い文章です。".repeat(20))) {
            Element element = Scenery.element(Element.Kind.TEXT, text, null, box(0.5, 0.5, 0.5, 0.4), style(400));
            Rectangle2D ink = inkOf(picture(plan(List.of(scene(1.0, BLACK, element))), 0));
            assertThat(new Rectangle2D.Double(38, 25, 84, 40).contains(ink))
                    .as("%s in %s", text.substring(0, 10), ink)
                    .isTrue();
        }
    }

    @Test
    void aTransparentPictureLetsThroughWhatIsBelow() throws IOException {
        BufferedImage half = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = half.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 20, 20);
        g.dispose();
        ImageIO.write(half, "png", folder.resolve("half.png").toFile());
        Element image = Scenery.element(
                Element.Kind.IMAGE, null, new Source("half.png", Source.Kind.IMAGE), box(0.5, 0.5, 1, 1), Style.PLAIN);
        BufferedImage picture = picture(plan(List.of(scene(1.0, BLUE, image))), 0);
        assertThat(colour(picture, 20, 45)).isEqualTo(Color.RED);
        assertThat(colour(picture, 140, 45)).isEqualTo(Color.BLUE);
    }

    @Test
    void aVideoShowsTheFrameOfTheMomentInWhateverOrderItIsAskedAndStaysWhenItHasEnded() {
        Element video =
                Scenery.element(Element.Kind.VIDEO, null, scenery.video("v.mp4"), box(0.5, 0.5, 1, 1), Style.PLAIN);
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(2.0, BLACK, video))))) {
            for (int frame : new int[] {0, 1, 2, 7, 3, 9, 19, 0}) {
                int grey = (int) Math.round((40 + 18 * Math.min(frame, 9) - 16) * 255 / 219.0);
                assertThat(colour(compositor.picture(frame), 80, 45).getGreen())
                        .as("frame %d", frame)
                        .isCloseTo(grey, within(4));
            }
        }
    }

    @Test
    void aMovingPictureGoesRoundAndLetsThroughWhatIsBelow() throws IOException {
        Color[] bars = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (String name : List.of("moving.gif", "moving.webp")) {
            Element moving = Scenery.element(
                    Element.Kind.VIDEO,
                    null,
                    scenery.movingPicture(name),
                    box(0.5, 0.5, 64 / 160.0, 48 / 90.0),
                    Style.PLAIN);
            try (Compositor compositor = scenery.compositor(plan(List.of(scene(5.0, "#808080FF", moving))))) {
                for (int frame : new int[] {0, 1, 2, 7, 8, 15, 45, 3}) {
                    int at = frame / 2 % 4;
                    BufferedImage picture = compositor.picture(frame);
                    Color bar = colour(picture, 48 + 16 * at + 8, 45);
                    assertThat(bar.getRed()).as("%s, frame %d", name, frame).isCloseTo(bars[at].getRed(), within(2));
                    assertThat(bar.getBlue()).as("%s, frame %d", name, frame).isCloseTo(bars[at].getBlue(), within(2));
                    assertThat(colour(picture, 48 + (16 * at + 40) % 64, 45)).isEqualTo(new Color(0x808080));
                }
            }
        }
    }

    @Test
    void aVideoOfPixelsThatAreNotSquareHasItsShape() {
        scenery.make(
                "wide.mp4", "-f", "lavfi", "-i", "color=white:s=60x60:r=10:d=0.5,setsar=16/9", "-pix_fmt", "yuv420p");
        Element wide = Scenery.element(
                Element.Kind.VIDEO, null, new Source("wide.mp4", Source.Kind.VIDEO), box(0.5, 0.5, 1, 1), Style.PLAIN);
        Element whole = new Element(
                wide.kind(),
                null,
                wide.source(),
                Element.Fit.CONTAIN,
                Element.Drift.NONE,
                0,
                wide.place(),
                wide.style(),
                0,
                null,
                null,
                null);
        BufferedImage picture = picture(plan(List.of(scene(0.5, BLACK, whole))), 0);
        assertThat(colour(picture, 4, 45).getGreen()).isGreaterThan(240);
        assertThat(colour(picture, 155, 45).getGreen()).isGreaterThan(240);
    }

    @Test
    void aTransitionIsOverWithinItsSceneAndBeginsFromTheOldPicture() {
        ScenePlan.Scene second = new ScenePlan.Scene(
                1.0, Scenery.fill(BLUE), new ScenePlan.Transition(ScenePlan.Transition.Kind.FADE, 0.5), List.of());
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(1.0, RED), second)))) {
            assertThat(compositor.frameCount()).isEqualTo(20);
            assertThat(colour(compositor.picture(9), 80, 45)).isEqualTo(Color.RED);
            assertThat(colour(compositor.picture(10), 80, 45).getRed()).isGreaterThan(180);
            assertThat(colour(compositor.picture(12), 80, 45).getRed()).isBetween(60, 200);
            assertThat(colour(compositor.picture(15), 80, 45)).isEqualTo(Color.BLUE);
        }
    }

    @Test
    void theVideosColoursAreThoseOfTheStandard() {
        YuvFrame frame = new YuvFrame(new Resolution(Scenery.WIDTH, Scenery.HEIGHT));
        try (Compositor compositor = scenery.compositor(plan(List.of(scene(1.0, RED))))) {
            compositor.draw(0, frame);
        }
        // BT.709 red, limited range
        assertThat(frame.y[0] & 255).isEqualTo(63);
        assertThat(frame.u[0] & 255).isCloseTo(102, within(1));
        assertThat(frame.v[0] & 255).isCloseTo(240, within(1));
        assertThat(Arrays.stream(new int[] {frame.y[14399] & 255})).containsExactly(63);
    }

    private BufferedImage picture(ScenePlan plan, int frame) {
        try (Compositor compositor = scenery.compositor(plan)) {
            return compositor.picture(frame);
        }
    }

    private static Style style(double size) {
        Style plain = Style.PLAIN;
        return new Style(size, 800, plain.align(), 0, 1.2, "#FFFFFFFF", Fill.NONE, 0, 0, "#000000FF", 0, 0, 1);
    }

    private static Color colour(BufferedImage picture, int x, int y) {
        return new Color(picture.getRGB(x, y));
    }

    private static int lit(BufferedImage picture) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 255) > 128 ? 1 : 0;
            }
        }
        return count;
    }

    private static java.awt.Rectangle redIn(BufferedImage picture) {
        return where(picture, rgb -> (rgb >> 16 & 255) > 128);
    }

    private static java.awt.Rectangle inkOf(BufferedImage picture) {
        return where(picture, rgb -> (rgb & 0xFFFFFF) != 0);
    }

    private static java.awt.Rectangle where(BufferedImage picture, java.util.function.IntPredicate seen) {
        java.awt.Rectangle box = new java.awt.Rectangle(0, 0, -1, -1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (seen.test(picture.getRGB(x, y))) {
                    box.add(new java.awt.Rectangle(x, y, 1, 1));
                }
            }
        }
        return box;
    }
}
