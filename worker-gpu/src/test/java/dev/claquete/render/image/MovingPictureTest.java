package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.Programs;
import dev.claquete.render.SampleFormats;
import dev.claquete.render.ffmpeg.MediaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovingPictureTest {

    private static final MovingPicture MOVING = new MovingPicture(SampleFormats.ffmpeg());
    private static final MediaProbe PROBE = new MediaProbe(Programs.FFPROBE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"moving.gif", "moving.webp", "moving-lossy.webp"})
    void everyFrameKeepsItsTimeAndTheFileSaysThatItGoesRound(String name) throws IOException {
        Path file = SampleFormats.file(name, folder);
        Path mkv = folder.resolve("moving.mkv");

        assertThat(MovingPicture.is(file)).isTrue();
        assertThat(MOVING.toVideo(file, mkv, 1_000_000, null)).isEqualTo(MovingPicture.ENDLESS);

        MediaProbe.Media media = PROBE.probe(mkv);
        assertThat(media.video().orElseThrow().frameCount()).isEqualTo(4);
        assertThat(media.seconds()).as("the last frame's time counts").isEqualTo(0.8);
    }

    @ParameterizedTest
    @CsvSource({"plain.gif", "lossless.webp", "single.heic", "turned.png"})
    void aPictureThatDoesNotMoveIsNone(String name) throws IOException {
        assertThat(MovingPicture.is(SampleFormats.file(name, folder))).isFalse();
    }

    @Test
    void aGifThatSaysNothingIsShownOnce() throws IOException {
        Path file = Files.write(folder.resolve("once.gif"), SampleFormats.gif(32, 32, 3));

        assertThat(MOVING.toVideo(file, folder.resolve("once.mkv"), 1_000_000, null))
                .isEqualTo(MovingPicture.ONCE);
    }

    @ParameterizedTest
    @CsvSource({"32, 100000, frames", "7000, 40, frames", "9000, 2, more than 60000000"})
    void moreFramesThanAnybodyDrawsAreNotDecoded(int side, int frames, String rule) throws IOException {
        Path file = Files.write(folder.resolve("many.gif"), SampleFormats.gif(side, side, frames));

        assertThatThrownBy(() -> MOVING.toVideo(file, folder.resolve("many.mkv"), 60_000_000, null))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining(rule);
    }

    @Test
    void aWebpWhoseFramesAreDamagedIsBroken() throws IOException {
        byte[] whole = SampleFormats.bytes("moving-lossy.webp");
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length - 60, whole.length - 20, (byte) 0x55);
        Path file = Files.write(folder.resolve("damaged.webp"), damaged);
        Path cut = Files.write(folder.resolve("cut.webp"), Arrays.copyOf(whole, whole.length - 30));

        assertThatThrownBy(() -> MOVING.toVideo(file, folder.resolve("damaged.mkv"), 1_000_000, null))
                .isInstanceOf(UnreadablePicture.class);
        assertThat(MovingPicture.is(cut)).as("its first two frames are there").isTrue();
        assertThatThrownBy(() -> MOVING.toVideo(cut, folder.resolve("cut.mkv"), 1_000_000, null))
                .isInstanceOf(UnreadablePicture.class);
    }
}
