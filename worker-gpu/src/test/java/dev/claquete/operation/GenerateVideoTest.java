package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.frame.YuvFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateVideoTest {

    @TempDir
    Path folder;

    Takes takes;
    Source picture;

    @BeforeEach
    void openSet() throws Exception {
        takes = new Takes(folder);
        picture = takes.image("prompt", whiteWithAFrame());
    }

    @ParameterizedTest
    @CsvSource({"1, 24, 64, 64", "30, 24, 128, 72", "7, 60, 90, 160", "25, 1, 64, 66"})
    void aClipHasExactlyTheFramesTheRateAndTheSizeAskedFor(int frames, int fps, int width, int height)
            throws Exception {
        List<Product> made =
                takes.performAll(new GenerateVideo(2), new GenerateVideo.Order(picture, width, height, frames, fps, 1));

        assertThat(made).extracting(Product::name).containsExactly("video", "preview");
        Product video = made.get(0);
        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(width, height);
        assertThat(takes.frames(video)).hasSize(frames);
        MediaProbe.Media media = takes.studio.probe.probe(takes.file(video));
        assertThat(media.video().orElseThrow().fps()).isEqualTo(fps);
        assertThat(media.audio()).isEmpty();
        Product preview = made.get(1);
        assertThat(preview.contentType()).isEqualTo("image/gif");
        assertThat(preview.bytes()).isPositive();
        assertThat(preview.widthPx()).isEqualTo(Math.min(320, width));
    }

    @Test
    void theCameraGoesAsFarAsTheScaleOfItsMotionSays() throws Exception {
        assertThat(edge(0))
                .as("stands still: the frame round the picture stays")
                .isLessThan(60);
        assertThat(edge(1)).as("goes in: it is out of sight").isGreaterThan(200);
        assertThat(edge(0.02)).as("goes in a little").isLessThan(60);
    }

    /** Luma at the edge of the last frame. */
    private int edge(double motion) throws Exception {
        Product video = takes.performAll(
                        new GenerateVideo(2), new GenerateVideo.Order(picture, 128, 72, 12, 12, motion))
                .get(0);
        List<YuvFrame> frames = takes.frames(video);
        assertThat(frames.get(0).y[36 * 128 + 2] & 255).isLessThan(60);
        return frames.get(11).y[36 * 128 + 2] & 255;
    }

    private static BufferedImage whiteWithAFrame() {
        BufferedImage picture = new BufferedImage(256, 144, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, 256, 144);
        pen.setColor(Color.WHITE);
        pen.fillRect(12, 12, 256 - 24, 144 - 24);
        pen.dispose();
        return picture;
    }
}
