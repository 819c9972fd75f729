package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.SampleFormats;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureConversionTest {

    private static final PictureConversion CONVERSION = new PictureConversion(SampleFormats.ffmpeg());
    private static final int MOST_PIXELS = 60_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "lossy.webp, WEBP",
        "lossless.webp, WEBP",
        "turned.webp, WEBP",
        "plain.gif, GIF",
        "runs.bmp, BMP",
        "cmyk.tif, TIFF",
        "deep.tif, TIFF",
        "palette.tif, TIFF",
        "tiled.tif, TIFF",
        "jpeg.tif, TIFF",
        "pages.tif, TIFF",
        "turned.tif, TIFF",
        "single.heic, HEIF",
        "exif-turned.heic, HEIF",
        "grid.heic, HEIF",
        "single.avif, AVIF",
        "grid.avif, AVIF",
    })
    void aPictureKeepsItsColoursAndStandsUpright(String name, PictureContainer container) throws IOException {
        BufferedImage picture = converted(name, container);

        assertThat(picture.getWidth()).as("in landscape").isGreaterThan(picture.getHeight());
        assertQuarters(picture, 0xE01020, 0x10B030, 0x2030D0, 0xFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turned.jpg", "turned.png", "cmyk.jpg"})
    void whatNeedsNoConversionIsReadUprightAndInItsColours(String name) throws IOException {
        assertQuarters(PictureFile.read(SampleFormats.file(name, folder)), 0xE01020, 0x10B030, 0x2030D0, 0xFFFFFF);
    }

    @Test
    void aGridIsTurnedAsAWhole() throws IOException {
        BufferedImage picture = converted("grid-turned.heic", PictureContainer.HEIF);

        assertThat(picture.getWidth()).isEqualTo(120);
        assertThat(picture.getHeight()).isEqualTo(180);
        assertQuarters(picture, 0x10B030, 0xFFFFFF, 0xE01020, 0x2030D0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fax.tif", "mono.bmp"})
    void oneBitAPixelIsBlackAndWhite(String name) throws IOException {
        BufferedImage picture = converted(name, name.endsWith("bmp") ? PictureContainer.BMP : PictureContainer.TIFF);

        assertThat(Stream.of(picture.getRGB(8, 8), picture.getRGB(90, 60))).containsExactly(0xFF000000, 0xFFFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({
        "lossy-alpha.webp, WEBP",
        "alpha.gif, GIF",
        "alpha.tif, TIFF",
        "grey-alpha.tif, TIFF",
        "alpha.heic, HEIF",
        "alpha.avif, AVIF",
    })
    void whatIsTransparentStaysSo(String name, PictureContainer container) throws IOException {
        BufferedImage picture = converted(name, container);

        assertThat(picture.getRGB(20, 16) >>> 24).isEqualTo(255);
        assertThat(picture.getRGB(80, 16) >>> 24).isZero();
        if (!name.startsWith("grey")) {
            assertNear(picture.getRGB(20, 16), 0xE01020);
        }
    }

    @ParameterizedTest
    @CsvSource({"moving.gif, GIF", "moving.webp, WEBP", "moving-lossy.webp, WEBP"})
    void ofAMovingPictureTheFirstFrameCounts(String name, PictureContainer container) throws IOException {
        BufferedImage picture = converted(name, container);

        assertThat(new Dimension(picture.getWidth(), picture.getHeight())).isEqualTo(new Dimension(64, 48));
        assertThat(picture.getRGB(8, 24) >>> 24).isEqualTo(255);
        assertThat(picture.getRGB(8, 24) >> 16 & 255).as("red").isGreaterThan(240);
        assertThat(picture.getRGB(40, 24) >>> 24).isZero();
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aSmallFileThatClaimsAHugePictureIsNotDecoded(String name, byte[] bomb) throws IOException {
        Path file = Files.write(folder.resolve(name), bomb);
        PictureContainer container = PictureConversion.container(file).orElseThrow();

        assertThatThrownBy(() -> CONVERSION.toPng(file, container, folder.resolve("o.png"), MOST_PIXELS))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("more than 60000000");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> bombs() {
        return Map.of(
                        "bomb.gif", SampleFormats.gif(60_000, 60_000, 2),
                        "bomb.bmp", SampleFormats.bmp(100_000, -100_000),
                        "bomb.tif", SampleFormats.tiff(100_000, 100_000, 8),
                        "bomb.webp", SampleFormats.webp(16_384, 16_384),
                        "bomb.heic", SampleFormats.replaced(SampleFormats.bytes("single.heic"), 96, 90_000_000),
                        "bomb.avif", SampleFormats.replaced(SampleFormats.bytes("grid.avif"), 180, 1_000_000_000))
                .entrySet()
                .stream()
                .map(bomb -> org.junit.jupiter.params.provider.Arguments.of(bomb.getKey(), bomb.getValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lossy.webp",
                "lossless.webp",
                "lossy-alpha.webp",
                "plain.gif",
                "runs.bmp",
                "cmyk.tif",
                "tiled.tif",
                "jpeg.tif",
                "fax.tif",
                "single.heic",
                "grid.heic",
                "alpha.heic",
                "single.avif",
                "grid.avif",
                "alpha.avif",
            })
    void aFileThatEndsEarlyIsRefusedInASentence(String name) throws IOException {
        byte[] whole = SampleFormats.bytes(name);
        PictureContainer container = PictureContainer.of(whole).orElseThrow();
        for (int length : new int[] {20, whole.length / 3, whole.length / 2}) {
            Path file = Files.write(folder.resolve(length + name), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> CONVERSION.toPng(file, container, folder.resolve("o.png"), MOST_PIXELS))
                    .as("%s of %d bytes", name, length)
                    .isInstanceOf(UnreadablePicture.class)
                    .hasMessageContaining("the picture is broken");
        }
    }

    @Test
    void directoriesThatPointOutsideTheirFileAreBroken() throws IOException {
        for (int at : new int[] {Integer.MAX_VALUE, -1, 1 << 20}) {
            Path file = Files.write(folder.resolve("odd.tif"), SampleFormats.tiff(64, 64, at));

            assertThatThrownBy(
                            () -> CONVERSION.toPng(file, PictureContainer.TIFF, folder.resolve("o.png"), MOST_PIXELS))
                    .isInstanceOf(UnreadablePicture.class);
        }
    }

    @Test
    void ofAHundredThousandFramesOnlyTheFirstIsDecoded() throws IOException {
        Path file = Files.write(folder.resolve("many.gif"), SampleFormats.gif(64, 48, 100_000));

        CONVERSION.toPng(file, PictureContainer.GIF, folder.resolve("o.png"), MOST_PIXELS);

        assertThat(PictureFile.read(folder.resolve("o.png")).getWidth()).isEqualTo(64);
    }

    private BufferedImage converted(String name, PictureContainer container) throws IOException {
        Path file = SampleFormats.file(name, folder);
        assertThat(PictureConversion.container(file)).contains(container);
        Path png = folder.resolve(name + ".png");
        CONVERSION.toPng(file, container, png, MOST_PIXELS);
        return PictureFile.readTransparent(png);
    }

    private static void assertQuarters(BufferedImage picture, int... colours) {
        int right = picture.getWidth() - 12;
        int below = picture.getHeight() - 12;
        assertNear(picture.getRGB(12, 12), colours[0]);
        assertNear(picture.getRGB(right, 12), colours[1]);
        assertNear(picture.getRGB(12, below), colours[2]);
        assertNear(picture.getRGB(right, below), colours[3]);
    }

    private static void assertNear(int pixel, int colour) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((pixel >> shift & 255) - (colour >> shift & 255))
                    .as("#%06x instead of #%06x", pixel & 0xFFFFFF, colour)
                    .isBetween(-3, 3);
        }
    }
}
