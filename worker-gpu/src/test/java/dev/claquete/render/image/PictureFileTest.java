package dev.claquete.render.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.DetailedPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    @TempDir
    Path folder;

    @Test
    void transparencyLiesOverBlack() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x80FFFFFF);
        picture.setRGB(1, 0, 0x00FFFFFF);

        BufferedImage read = PictureFile.read(written(picture, "png"));

        assertThat(read.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x808080);
        assertThat(read.getRGB(1, 0) & 0xFFFFFF).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyIsTakenAsItIs(int type) throws IOException {
        BufferedImage picture = new BufferedImage(1, 1, type);
        picture.getRaster().setSample(0, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);

        assertThat(PictureFile.read(written(picture, "png")).getRGB(0, 0) & 0xFFFFFF)
                .isEqualTo(0x646464);
    }

    /** The stored picture has a dark upper left corner; where it must be seen follows from the Exif standard's table. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, left, top", "2, 64, 32, right, top", "3, 64, 32, right, bottom", "4, 64, 32, left, bottom",
        "5, 32, 64, left, top", "6, 32, 64, right, top", "7, 32, 64, right, bottom", "8, 32, 64, left, bottom",
    })
    void aJpegIsTurnedAsItsCameraSays(int orientation, int width, int height, String side, String end)
            throws IOException {
        BufferedImage seen = PictureFile.read(jpegHeld(orientation));

        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
        for (int x : new int[] {2, width - 3}) {
            for (int y : new int[] {2, height - 3}) {
                boolean corner = (x == 2) == side.equals("left") && (y == 2) == end.equals("top");
                assertThat(seen.getRGB(x, y) & 0xFF).isBetween(corner ? 0 : 200, corner ? 50 : 255);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5, right", "6, left", "7, left", "8, right"})
    void turnedPicturesAreMirroredOnlyWhenTheTableSaysSo(int orientation, String sideOfTheGreyEnd) throws IOException {
        // stored: a grey right end at half height; turned, it lies at the bottom or the top, never at a side
        BufferedImage seen = PictureFile.read(jpegHeld(orientation));

        boolean below = orientation == 5 || orientation == 6;
        int end = below ? seen.getHeight() - 3 : 2;
        int x = sideOfTheGreyEnd.equals("left") ? 6 : seen.getWidth() - 7;
        assertThat(seen.getRGB(x, end) & 0xFF).isBetween(90, 170);
        assertThat(seen.getRGB(seen.getWidth() - 1 - x, end) & 0xFF).isGreaterThan(200);
    }

    @Test
    void anExifBlockThatIsNonsenseIsPassedOver() throws IOException {
        Path file = jpegWithExif("Exif\0\0MM garbage".getBytes(StandardCharsets.US_ASCII));

        assertThat(PictureFile.read(file).getWidth()).isEqualTo(64);
    }

    @Test
    void whatIsNoPictureIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.png"), "this is a text");

        assertThatThrownBy(() -> PictureFile.read(file))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("not a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void halfAPictureIsRefused(String kind) throws IOException {
        Path whole = written(DetailedPicture.of(200, 200), kind);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half." + kind), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> PictureFile.read(half)).isInstanceOf(UnreadablePicture.class);
    }

    @Test
    void aSmallFileThatClaimsAHugePictureIsNotDecoded() throws IOException {
        Path file = Files.write(folder.resolve("bomb.png"), pngHeader(100_000, 100_000));

        assertThatThrownBy(() -> PictureFile.read(file))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("100000x100000");
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsDecodedAtHalfItsSize() throws IOException {
        Path file = Files.write(folder.resolve("deep.png"), blackWith16Bits(7700, 4400));

        BufferedImage read = PictureFile.read(file);

        assertThat(read.getWidth()).isEqualTo(3850);
        assertThat(read.getHeight()).isEqualTo(2200);
    }

    @Test
    void aMissingFileIsATechnicalFailure() {
        assertThatThrownBy(() -> PictureFile.read(folder.resolve("gone.png")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnreadablePicture.class);
    }

    private Path written(BufferedImage picture, String kind) throws IOException {
        Path file = folder.resolve("picture." + kind);
        assertThat(ImageIO.write(picture, kind, file.toFile())).isTrue();
        return file;
    }

    private Path jpegHeld(int orientation) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(exif);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(274);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        return jpegWithExif(exif.toByteArray());
    }

    /** White, 64x32, its upper left quarter black, its lower right eighth grey. */
    private Path jpegWithExif(byte[] exif) throws IOException {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, x < 32 && y < 16 ? 0 : x >= 48 && y >= 16 && y < 28 ? 0x808080 : 0xFFFFFF);
            }
        }
        byte[] jpeg = Files.readAllBytes(written(picture, "jpg"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        out.writeShort(0xFFE1);
        out.writeShort(exif.length + 2);
        out.write(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return Files.write(folder.resolve("held.jpg"), bytes.toByteArray());
    }

    /** RGBA, all zeros: a few hundred kilobytes that decode to hundreds of megabytes. */
    private static byte[] blackWith16Bits(int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[1 + width * 8];
        try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            for (int y = 0; y < height; y++) {
                pixels.write(row);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(pngHeader(width, height, 16, 6));
        bytes.write(chunk("IDAT", packed.toByteArray()));
        bytes.write(chunk("IEND", new byte[0]));
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        return pngHeader(width, height, 8, 2);
    }

    private static byte[] pngHeader(int width, int height, int depth, int colourType) throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(fields);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {(byte) depth, (byte) colourType, 0, 0, 0});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeLong(0x89504E470D0A1A0AL);
        bytes.write(chunk("IHDR", fields.toByteArray()));
        return bytes.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }
}
