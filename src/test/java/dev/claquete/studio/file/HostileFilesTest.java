package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.claquete.render.SampleFormats;
import dev.claquete.studio.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** The hostile-input suite, third part: what is said to be an image or a text. None is decoded further than it may be. */
class HostileFilesTest {

    private static final String BROKEN = "this one is broken";
    private static final String NO_IMAGE = "must be an image file (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP or TIFF)";
    private static final String NO_TEXT = "must be a text file";
    private static final FileProperties PROPERTIES = new FileProperties(
            null,
            null,
            Duration.ofDays(7),
            DataSize.ofMegabytes(20),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            60_000_000,
            List.of(),
            Duration.ofSeconds(20),
            DataSize.ofGigabytes(1),
            Duration.ofDays(30),
            Duration.ofDays(1));

    @TempDir
    Path folder;

    /** @param rule what the sentence after the field must contain */
    record Case(String what, byte[] hostile, String rule) {

        Case(String what, String latin1, String rule) {
            this(what, latin1.getBytes(StandardCharsets.ISO_8859_1), rule);
        }

        @Override
        public String toString() {
            return what + " -> " + rule;
        }
    }

    static Stream<Case> images() {
        byte[] png = encoded("png");
        byte[] jpeg = encoded("jpg");
        return Stream.of(
                new Case("PNG that claims 50000 x 50000", png(50_000, 50_000, new byte[10]), "at most 60 megapixels"),
                new Case(
                        "PNG that claims all there is",
                        png(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[10]),
                        "at most 60 megapixels"),
                new Case("PNG that claims less than nothing", png(-5, -5, new byte[10]), ""),
                new Case("PNG of no size", png(0, 0, new byte[10]), ""),
                new Case("PNG of one line", png(60_000, 1, new byte[10]), "16384 pixels a side"),
                new Case("PNG of one column", png(1, 60_000, new byte[10]), "16384 pixels a side"),
                new Case("PNG of one pixel", png(1, 1, new byte[10]), "at least 16 pixels a side"),
                new Case("PNG that unpacks to too much", png(7000, 7000, new byte[3_000_000]), BROKEN),
                new Case("PNG of 16 bits, within the pixels", png16(7000, 7000), "when decoded"),
                new Case("PNG without pictures", Arrays.copyOf(png, 33), BROKEN),
                new Case("PNG of its first bytes", Arrays.copyOf(png, 8), BROKEN),
                new Case("PNG cut in half", Arrays.copyOf(png, png.length / 2), BROKEN),
                new Case("PNG of noise", join(Arrays.copyOf(png, 33), noise(2000)), BROKEN),
                new Case(
                        "PNG with a chunk of any size",
                        join(Arrays.copyOf(png, 33), new byte[] {127, -1, -1, -1, 73, 68, 65, 84, 1, 2}),
                        BROKEN),
                new Case("JPEG of its first bytes", Arrays.copyOf(jpeg, 3), BROKEN),
                new Case("JPEG cut in half", Arrays.copyOf(jpeg, jpeg.length / 2), BROKEN),
                new Case("JPEG that claims 65000 x 65000", claims65000(jpeg), "at most 60 megapixels"),
                new Case("JPEG of noise", join(new byte[] {-1, -40, -1, -32}, noise(2000)), BROKEN),
                new Case("PDF before a JPEG", join("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1), jpeg), NO_IMAGE),
                new Case("HTML before a PNG", join("<html>".getBytes(StandardCharsets.ISO_8859_1), png), NO_IMAGE),
                new Case("ZIP before a PNG", join("PK\3\4".getBytes(StandardCharsets.ISO_8859_1), png), NO_IMAGE),
                new Case("GIF and a Java archive", "GIF89a\1\0\1\0PK\3\4", BROKEN),
                new Case("GIF without pictures", "GIF89a\1\0\1\0\0\0\0;", BROKEN),
                new Case("GIF of one pixel", SampleFormats.gif(1, 1, 1), "at least 16 pixels a side"),
                new Case("GIF of 60000 x 60000", SampleFormats.gif(60_000, 60_000, 3), "at most 60 megapixels"),
                new Case("BMP of 100000 x 100000", SampleFormats.bmp(100_000, 100_000), "at most 60 megapixels"),
                new Case("BMP without pixels", SampleFormats.bmp(64, 64), BROKEN),
                new Case("BMP of the least height", SampleFormats.bmp(64, Integer.MIN_VALUE), BROKEN),
                new Case("TIFF of 100000 x 100000", SampleFormats.tiff(100_000, 100_000, 8), "at most 60 megapixels"),
                new Case("TIFF whose strips lie elsewhere", SampleFormats.tiff(64, 64, 0x7FFFFFFF), BROKEN),
                new Case("TIFF whose directory lies elsewhere", "II*\0\u00ff\u00ff\u00ff\u007f", BROKEN),
                new Case("BigTIFF", "II+\0\b\0\0\0\u0010\0\0\0\0\0\0\0", "BigTIFF"),
                new Case("WebP of 16384 x 16384", SampleFormats.webp(16_384, 16_384), "at most 60 megapixels"),
                new Case("WebP without a picture", SampleFormats.webp(64, 64), BROKEN),
                new Case(
                        "HEIC that claims all there is",
                        SampleFormats.replaced(SampleFormats.bytes("single.heic"), 96, 90_000_000),
                        "at most 60 megapixels"),
                new Case(
                        "AVIF of a huge grid",
                        SampleFormats.replaced(SampleFormats.bytes("grid.avif"), 180, 1_000_000_000),
                        "at most 60 megapixels"),
                new Case("AVIF of its brand", "\0\0\0\u0010ftypavif\0\0\0\0", BROKEN),
                new Case("HEIC cut in half", half("grid.heic"), BROKEN),
                new Case("AVIF cut in half", half("alpha.avif"), BROKEN),
                new Case("WebP cut in half", half("lossy.webp"), BROKEN),
                new Case("TIFF cut in half", half("tiled.tif"), BROKEN),
                new Case("HEIC of noise", join(half("single.heic"), noise(2000)), BROKEN),
                new Case("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", NO_IMAGE),
                new Case(
                        "SVG of entities",
                        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
                        NO_IMAGE),
                new Case("an ImageMagick script", "push graphic-context\nfill 'url(https://127.0.0.1/)'\n", NO_IMAGE),
                new Case(
                        "an ImageMagick vector",
                        "<?xml version='1.0'?><image><read filename='msl:/etc/passwd'/></image>",
                        NO_IMAGE),
                new Case("PostScript", "%!PS\n", NO_IMAGE),
                new Case("TIFF of its first bytes", "II*\0\b\0\0\0", BROKEN),
                new Case("BMP", "BM\0\0\0\0", NO_IMAGE),
                new Case("WebP of its first bytes", "RIFF\0\0\0\0WEBPVP8 ", BROKEN),
                new Case("an icon", "\0\0\1\0\1\0", NO_IMAGE),
                new Case("nothing", "", NO_IMAGE));
    }

    private static byte[] half(String name) {
        byte[] whole = SampleFormats.bytes(name);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @ParameterizedTest
    @MethodSource("images")
    void isNoImage(Case hostile) throws IOException {
        refused(hostile, MediaKind.IMAGE);
    }

    static Stream<Case> texts() {
        return Stream.of(
                new Case("nothing", "", "must not be empty"),
                new Case("white space", " \r\n\t\n", "must not be empty"),
                new Case("a mark alone", "\u00ef\u00bb\u00bf", "must not be empty"),
                new Case("a NUL", "1\n00:00:00,000 --> 00:00:01,000\na\0b\n", NO_TEXT),
                new Case("an escape", "1\n00:00:00,000 --> 00:00:01,000\n\u001b]0;owned\u0007\n", NO_TEXT),
                new Case("a backspace", "a\bb", NO_TEXT),
                new Case("a delete", "a\u007fb", NO_TEXT),
                new Case("UTF-16 that breaks off", "\u00ff\u00fea\0b", NO_TEXT),
                new Case("UTF-16 with half a pair", "\u00fe\u00ff\u00d8\0\0a", NO_TEXT),
                new Case("UTF-32", "\u00ff\u00fe\0\0a\0\0\0", NO_TEXT),
                new Case("what no character set has", "\u0081\u008d\u008f\u0090\u009d", NO_TEXT),
                new Case("PNG", "\u0089PNG\r\n\u001a\n", NO_TEXT),
                new Case("JPEG", "\u00ff\u00d8\u00ff\u00e0", NO_TEXT),
                new Case("PDF", "%PDF-1.7\nall of it text", NO_TEXT),
                new Case("ZIP", "PK\3\4", NO_TEXT),
                new Case("a sound", "ID3 and so on", NO_TEXT),
                new Case("a video", "\0\0\0\u0018ftypisom", NO_TEXT),
                new Case("Matroska", "\u001aE\u00df\u00a3", NO_TEXT));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isNoText(Case hostile) throws IOException {
        refused(hostile, MediaKind.TEXT);
    }

    private void refused(Case hostile, MediaKind kind) throws IOException {
        Path file = Files.write(folder.resolve("file"), hostile.hostile());
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> SamplePictures.check(PROPERTIES).check("images[3].url", file, kind));
        assertThat(refused).as(hostile.what()).isNotNull();
        assertThat(refused.field()).isEqualTo("images[3].url");
        assertThat(refused.rule()).contains(hostile.rule()).doesNotContain("Exception");
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "x-UTF-16LE-BOM"})
    void subtitlesAreReadInWhateverTheyAreWrittenIn(String charset) throws IOException {
        String text = "1\r\n00:00:00,000 --> 00:00:01,000\r\nOl\u00e1, \u00e7a va? <b>{\\an8}\r\n";
        Path file = Files.write(folder.resolve("file"), text.getBytes(Charset.forName(charset)));
        DownloadedFile checked = SamplePictures.check(PROPERTIES).check("url_srt", file, MediaKind.TEXT);
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(checked.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(checked.contentType()).isIn("application/x-subrip", "text/plain");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Ol\u00e1 \u00e7a va",
        "ISO-8859-1, Ol\u00e1",
        "GBK, \u6211\u4eec\u8dd1\u6b65",
        "Shift_JIS, \u6d77\u306f\u306a\u305c",
        "EUC-KR, \ubc14\ub2e4\ub294 \uc65c",
        "KOI8-R, \u041f\u0440\u0438\u0432\u0435\u0442"
    })
    void aTextInALegacyEncodingStaysAsItIs(String charset, String text) throws IOException {
        byte[] srt = ("1\r\n00:00:00,000 --> 00:00:01,000\r\n" + text + "\r\n").getBytes(Charset.forName(charset));
        Path file = Files.write(folder.resolve("file"), srt);
        DownloadedFile checked = SamplePictures.check(PROPERTIES).check("url_srt", file, MediaKind.TEXT);
        assertThat(Files.readAllBytes(file)).isEqualTo(srt);
        assertThat(checked.contentType()).isEqualTo("application/x-subrip");
    }

    @Test
    void theMarkOfUtf8IsTakenOff() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "\uFEFFWEBVTT\n");
        SamplePictures.check(PROPERTIES).check("url_srt", file, MediaKind.TEXT);
        assertThat(Files.readString(file)).isEqualTo("WEBVTT\n");
    }

    /** A PNG of 8-bit RGB whose only data is this, packed; the check sums are right. */
    private static byte[] png(int width, int height, byte[] pixels) {
        return png(width, height, 8, pixels);
    }

    private static byte[] png16(int width, int height) {
        return png(width, height, 16, new byte[10]);
    }

    private static byte[] png(int width, int height, int bits, byte[] pixels) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) bits)
                .put((byte) 2)
                .array();
        return join(
                "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
                chunk("IHDR", header),
                chunk("IDAT", packed(pixels)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] body = join(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(content.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The size stands in the frame header, marked FF C0 (ITU-T T.81, B.2.2). */
    private static byte[] claims65000(byte[] jpeg) {
        byte[] claiming = jpeg.clone();
        for (int i = 0; i + 8 < claiming.length; i++) {
            if (claiming[i] == (byte) 0xff && claiming[i + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(claiming).putShort(i + 5, (short) 65_000).putShort(i + 7, (short) 65_000);
                return claiming;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static byte[] encoded(String format) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 40_503);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(3).nextBytes(noise);
        return noise;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
