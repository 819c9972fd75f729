package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.frame.PictureFit;
import dev.claquete.render.frame.Transition;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.image.UnreadablePicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSlideshowTest {

    private static final OutputOptions SMALL = new OutputOptions(160, 90, 10, Quality.HIGH);

    @TempDir
    Path folder;

    Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void theMiddleOfATransitionShowsBothPicturesAndEveryFrameIsThere() throws Exception {
        List<Source> images = images(Color.BLACK, Color.WHITE, Color.BLACK);

        Product video = takes.perform(new MakeSlideshow(), order(images, PictureFit.COVER, null));

        double[] lumas = takes.lumas(video);
        assertThat(lumas).hasSize(30);
        assertThat(lumas[5]).isCloseTo(16, within(2.0));
        assertThat((lumas[9] + lumas[10]) / 2).as("the joint").isCloseTo(125.5, within(3.0));
        assertThat(lumas[15]).isCloseTo(235, within(2.0));
        assertThat(video.facts()).containsEntry("image_count", 3);
        assertThat(takes.studio.probe.probe(takes.file(video)).audios()).isEmpty();
    }

    @Test
    void musicLastsAsLongAsThePicturesAndFadesAway() throws Exception {
        List<Source> images = images(Color.RED, Color.BLUE);
        Source music = takes.sound("music_url", "0.05*sin(2*PI*800*t)", 0.7);

        Product video = takes.perform(new MakeSlideshow(), order(images, PictureFit.COVER, music));

        Path file = takes.file(video);
        assertThat(takes.studio.probe.probe(file).audios().get(0).seconds()).isCloseTo(2, within(0.001));
        double middle = takes.studio.level(file, 800, 48_000, 52_800);
        assertThat(takes.studio.loudness(file).integratedLufs()).isCloseTo(-16, within(1.0));
        assertThat(takes.studio.level(file, 800, 93_000, 95_500)).isLessThan(middle - 12);
    }

    @Test
    void aTallPictureIsShownWholeOverItsOwnBlur() throws Exception {
        Source tall = takes.image("images[0]", halves(200, 400));

        Product contained = takes.perform(new MakeSlideshow(), order(List.of(tall), PictureFit.CONTAIN, null));
        Product blurred = takes.perform(new MakeSlideshow(), order(List.of(tall), PictureFit.BLUR, null));
        Product covering = takes.perform(new MakeSlideshow(), order(List.of(tall), PictureFit.COVER, null));

        YuvFrame frame = takes.frames(contained).get(3);
        assertThat(luma(frame, 80, 5)).as("white top").isCloseTo(235, within(3));
        assertThat(luma(frame, 80, 85)).as("black bottom").isCloseTo(16, within(3));
        assertThat(luma(frame, 10, 5)).as("beside it").isCloseTo(16, within(3));
        assertThat(luma(takes.frames(blurred).get(3), 10, 5)).isBetween(100, 200);
        assertThat(luma(takes.frames(covering).get(3), 10, 5)).isCloseTo(235, within(3));
    }

    @Test
    void theCameraMovesWhereThatIsWanted() throws Exception {
        Source image = takes.image("images[0]", halves(320, 180));
        MakeSlideshow.Order order = new MakeSlideshow.Order(
                List.of(image),
                1,
                Transition.CUT,
                0,
                PictureFit.COVER,
                List.of(VisualEffect.PAN_DOWN),
                null,
                0,
                0,
                SMALL,
                null);

        List<YuvFrame> frames = takes.frames(takes.perform(new MakeSlideshow(), order));

        assertThat(luma(frames.get(0), 80, 50)).isCloseTo(235, within(6));
        assertThat(luma(frames.get(9), 80, 40)).isCloseTo(16, within(6));
    }

    @Test
    void aPictureThatIsNoneIsNamed() throws Exception {
        Source broken = takes.broken("images[1]");
        List<Source> images = List.of(takes.image("images[0]", halves(80, 60)), broken);

        assertThatThrownBy(() -> takes.perform(new MakeSlideshow(), order(images, PictureFit.COVER, null)))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("images[1]");
    }

    private static MakeSlideshow.Order order(List<Source> images, PictureFit fit, Source music) {
        return new MakeSlideshow.Order(images, 1, Transition.FADE, 0.4, fit, List.of(), music, 0.1, 0.5, SMALL, null);
    }

    private List<Source> images(Color... colours) throws Exception {
        List<Source> images = new ArrayList<>();
        for (Color colour : colours) {
            BufferedImage picture = new BufferedImage(120, 70 + 40 * images.size(), BufferedImage.TYPE_INT_RGB);
            fill(picture, colour, picture.getHeight());
            images.add(takes.image("images[" + images.size() + "]", picture));
        }
        return images;
    }

    private static BufferedImage halves(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(picture, Color.WHITE, height / 2);
        return picture;
    }

    private static void fill(BufferedImage picture, Color colour, int height) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, picture.getWidth(), height);
        pen.dispose();
    }

    private static int luma(YuvFrame frame, int x, int y) {
        return frame.y[y * frame.widthPx + x] & 255;
    }
}
