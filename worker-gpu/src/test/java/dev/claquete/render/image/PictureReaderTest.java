package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.FullRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {

    @TempDir
    Path folder;

    @Test
    void theScansOfAJpegAreCountedAndNothingElseIsTakenForOne() {
        byte[] progressive = JpegPictures.jpeg(64, 48, true);
        assertThat(JpegPictures.scans(JpegPictures.jpeg(64, 48, false)).scans()).isEqualTo(1);
        assertThat(JpegPictures.scans(progressive).scans()).isEqualTo(10);
        assertThat(JpegPictures.scans(JpegPictures.withMoreScans(progressive, 7))
                        .scans())
                .isEqualTo(17);
        assertThat(JpegPictures.scans(progressive).samplesAPixel())
                .as("colour at half the resolution")
                .isEqualTo(1.5);
    }

    @Test
    void aFileThatEndsAnywhereIsReadToItsEndAndNoFurther() {
        byte[] progressive = JpegPictures.jpeg(64, 48, true);
        for (int length = 0; length < progressive.length; length += 7) {
            assertThat(JpegPictures.scans(Arrays.copyOf(progressive, length)).scans())
                    .isBetween(0, 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 64, false", "91, 64, true", "0, 7700, false", "1, 7700, true"})
    void aPictureThatDrawsOverItselfTooOftenIsKnownBeforeItIsDecoded(int more, int side, boolean tooMany)
            throws IOException {
        byte[] bytes = JpegPictures.withMoreScans(JpegPictures.jpeg(64, 64, true), more);
        try (PictureReader picture = PictureReader.open(JpegPictures.claiming(bytes, side, side))) {
            assertThat(picture.hasTooManyScans()).isEqualTo(tooMany);
        }
    }

    @Test
    void aScanBombIsNotReadAsAPicture() throws IOException {
        Path file = Files.write(
                folder.resolve("bomb.jpg"), JpegPictures.withMoreScans(JpegPictures.jpeg(64, 64, true), 200));

        assertThatThrownBy(() -> PictureFile.read(file))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("must have at most 100 scans");
    }

    @Test
    void whatAProgressivePictureKeepsOutsideTheHeapIsCounted() throws IOException {
        byte[] small = JpegPictures.jpeg(64, 64, true);
        try (PictureReader picture = PictureReader.open(JpegPictures.claiming(small, 7700, 7700))) {
            assertThat(picture.decodingBytes(8)).isBetween(177_000_000L, 185_000_000L);
        }
        byte[] plain = JpegPictures.jpeg(640, 640, false);
        try (PictureReader picture = PictureReader.open(plain)) {
            assertThat(picture.decodingBytes(8)).as("its work, in pixels").isEqualTo(640L * 640);
            assertThat(picture.decodingBytes(1)).as("its pixels, in bytes").isBetween(3L * 640 * 640, 4L * 640 * 640);
        }
    }

    @Test
    void nobodyDecodesWhileOthersHaveAllTheMemory() throws IOException {
        byte[] bytes = JpegPictures.jpeg(64, 64, true);
        try (PictureReader picture = PictureReader.open(bytes)) {
            try (FullRoom full = new FullRoom()) {
                assertThatThrownBy(() -> picture.read(1, Duration.ofMillis(50))).isInstanceOf(DecodersBusy.class);
            }
            assertThat(picture.read(1, Duration.ofSeconds(10)).getWidth()).isEqualTo(64);
        }
    }
}
