package dev.claquete.operation.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Product;
import dev.claquete.operation.Source;
import dev.claquete.operation.StillBench;
import dev.claquete.picture.Argb;
import dev.claquete.picture.Fit;
import dev.claquete.picture.Flip;
import dev.claquete.picture.PictureBytes;
import dev.claquete.picture.PictureFormat;
import dev.claquete.picture.WatermarkPosition;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessImageTest {

    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    @TempDir
    Path folder;

    private StillBench context;
    private Product product;

    @BeforeEach
    void context() {
        context = new StillBench(folder);
    }

    @Test
    void aSmallerPictureHasTheSameLightAndNoDirtyEdges() throws Exception {
        BufferedImage chess =
                made(picture(64, 64, (x, y) -> (x + y) % 2 == 0 ? WHITE : BLACK), resize(16, 16, Fit.STRETCH));
        assertThat(new Color(chess.getRGB(8, 8)).getRed())
                .isCloseTo(188, within(2)); // half the light, not half the signal
        BufferedImage cut = made(
                picture(64, 64, (x, y) -> x < 33 ? RED : 0x0000FF00),
                resize(16, 16, Fit.STRETCH)); // green, but not there
        for (int x = 0; x < 16; x++) {
            if (cut.getRGB(x, 8) >>> 24 != 0) {
                assertThat(cut.getRGB(x, 8) & 0xFFFFFF).isEqualTo(0xFF0000);
            }
        }
        assertThat(cut.getRGB(8, 8) >>> 24).isBetween(30, 130);
    }

    @Test
    void aPictureFitsItsBoxInFourWays() throws Exception {
        IntBinaryOperator thirds = (x, y) -> x < 30 ? RED : x < 60 ? WHITE : BLUE;
        assertColours(
                made(picture(90, 30, thirds), resize(60, 60, Fit.COVER)),
                60,
                60,
                WHITE,
                5,
                30,
                WHITE,
                54,
                30,
                WHITE,
                30,
                30);
        assertColours(
                made(picture(90, 30, thirds), resize(60, 60, Fit.STRETCH)),
                60,
                60,
                RED,
                2,
                2,
                BLUE,
                57,
                57,
                WHITE,
                30,
                30);
        assertColours(
                made(picture(90, 30, thirds), resize(60, 60, Fit.INSIDE)),
                60,
                20,
                RED,
                2,
                2,
                BLUE,
                57,
                17,
                WHITE,
                30,
                10);
        assertColours(
                made(picture(90, 30, thirds), resize(60, 60, Fit.CONTAIN)), 60, 60, 0, 2, 2, RED, 2, 30, BLUE, 57, 30);
        assertColours(made(picture(90, 30, thirds), resize(0, 60, Fit.COVER)), 180, 60, RED, 2, 2, BLUE, 177, 57);
    }

    @Test
    void cropTurnFlipAndFramesMovePixelsAndChangeNone() throws Exception {
        BufferedImage source = picture(40, 20, (x, y) -> 0xFF000000 | x << 16 | y << 8 | 7);
        assertThat(made(source, new ImageEdit.Crop(3, 4, 10, 5)).getRGB(2, 1)).isEqualTo(source.getRGB(5, 5));
        BufferedImage quarter = made(source, new ImageEdit.Rotate(90, true, null));
        assertThat(List.of(quarter.getWidth(), quarter.getHeight())).containsExactly(20, 40);
        assertThat(quarter.getRGB(19 - 5, 3)).isEqualTo(source.getRGB(3, 5)); // clockwise
        assertThat(made(source, new ImageEdit.Rotate(180, true, null)).getRGB(39 - 3, 19 - 5))
                .isEqualTo(source.getRGB(3, 5));
        assertThat(made(source, new ImageEdit.Rotate(-90, true, null)).getRGB(5, 39 - 3))
                .isEqualTo(source.getRGB(3, 5));
        assertThat(made(source, new ImageEdit.Flip(Flip.HORIZONTAL)).getRGB(39 - 3, 5))
                .isEqualTo(source.getRGB(3, 5));
        assertThat(made(source, new ImageEdit.Flip(Flip.VERTICAL)).getRGB(3, 19 - 5))
                .isEqualTo(source.getRGB(3, 5));
        BufferedImage bordered = made(source, new ImageEdit.Border(4, "#00ff00"));
        assertColours(bordered, 48, 28, 0xFF00FF00, 1, 1, 0xFF00FF00, 47, 27, source.getRGB(3, 5), 7, 9);
        BufferedImage round = made(picture(40, 40, (x, y) -> RED), new ImageEdit.RoundCorners(100));
        assertColours(round, 40, 40, 0, 0, 0, 0, 39, 39, RED, 20, 20, RED, 20, 1, RED, 1, 20);
    }

    @Test
    void aSlantingTurnShowsAllWithTransparentCorners() throws Exception {
        BufferedImage turned =
                made(picture(100, 50, (x, y) -> x < 50 ? RED : BLUE), new ImageEdit.Rotate(30, true, null));
        assertThat(List.of(turned.getWidth(), turned.getHeight())).containsExactly(112, 94);
        assertColours(turned, 112, 94, 0, 1, 1, 0, 110, 92, RED, 40, 37, BLUE, 72, 56);
        BufferedImage cut = made(picture(50, 50, (x, y) -> WHITE), new ImageEdit.Rotate(45, false, "#0000ff"));
        assertColours(cut, 50, 50, BLUE, 0, 0, BLUE, 49, 49, WHITE, 25, 1, WHITE, 25, 25);
    }

    @Test
    void aBlurIsTheGaussianOfItsRadius() throws Exception {
        BufferedImage edge = made(picture(200, 20, (x, y) -> x < 100 ? BLACK : WHITE), new ImageEdit.Soften(6));
        assertThat(light(edge.getRGB(99, 10)) + light(edge.getRGB(100, 10))).isCloseTo(1.0, within(0.02));
        assertThat(light(edge.getRGB(105, 10))).isCloseTo(0.820, within(0.015)); // the normal distribution at 5.5 / 6
        assertThat(light(edge.getRGB(111, 10))).isCloseTo(0.972, within(0.015)); // at 11.5 / 6
        assertThat(made(picture(60, 60, (x, y) -> 0xFF406080), new ImageEdit.Soften(40))
                        .getRGB(30, 30))
                .isEqualTo(0xFF406080);
        BufferedImage sharp =
                made(picture(60, 20, (x, y) -> x < 30 ? 0xFF404040 : 0xFFC0C0C0), new ImageEdit.Sharpen(1, 2));
        assertThat(sharp.getRGB(29, 10) & 255).isLessThan(0x30);
        assertThat(sharp.getRGB(30, 10) & 255).isGreaterThan(0xC8);
        assertThat(sharp.getRGB(5, 10)).isEqualTo(0xFF404040);
    }

    @Test
    void tonesAreWhatTheirFactorsSay() throws Exception {
        BufferedImage source = picture(20, 20, (x, y) -> 0xFF804020);
        assertThat(made(source, new ImageEdit.Adjust(1.5, 1, 1)).getRGB(5, 5)).isEqualTo(0xFFC06030);
        assertThat(made(source, new ImageEdit.Adjust(1, 0, 1)).getRGB(5, 5) & 255)
                .isBetween(127, 128);
        int grey = made(source, new ImageEdit.Adjust(1, 1, 0)).getRGB(5, 5);
        assertThat(grey >> 16 & 255).isEqualTo(grey & 255).isCloseTo(0x4B, within(1));
        int luminance = made(picture(20, 20, (x, y) -> 0xFF00FF00), new ImageEdit.Grayscale())
                .getRGB(5, 5);
        assertThat(luminance & 255).isCloseTo(220, within(1)); // 71.5 % of the light
        assertThat(made(picture(20, 20, (x, y) -> 0x80FF0000), new ImageEdit.Grayscale())
                                .getRGB(5, 5)
                        >>> 24)
                .isEqualTo(0x80);
    }

    @Test
    void aWatermarkStandsWhereItIsToldAndLetsThePictureThrough() throws Exception {
        Path logo = Files.write(folder.resolve("logo.png"), PictureBytes.png(picture(50, 50, (x, y) -> RED)));
        Source mark = context.image("operations[0].params.image_url", logo, 50, 50);
        BufferedImage source = picture(200, 100, (x, y) -> WHITE);
        BufferedImage corner =
                made(source, new ImageEdit.Watermark(null, mark, new WatermarkPosition(0, 0), 0.2, 0.5, "#FFFFFF"));
        assertThat(corner.getRGB(20, 20) & 0xFF00).isCloseTo(0x8000, within(0x200));
        assertColours(corner, 200, 100, WHITE, 1, 1, WHITE, 50, 20, WHITE, 199, 99);
        BufferedImage text = made(
                source,
                new ImageEdit.Watermark("© Estúdio Ação 🎬", null, new WatermarkPosition(1, 1), 0.5, 1, "#0000ff"));
        assertThat(ink(text, 0, 0, 90, 100)).isZero();
        assertThat(ink(text, 100, 80, 200, 100)).isGreaterThan(300);
        assertThat(ink(text, 198, 0, 200, 100)).isZero();
    }

    @Test
    void aPhotoComesUprightAndForgetsWhereItWasTaken() throws Exception {
        byte[] jpeg = PictureBytes.jpeg(picture(80, 40, (x, y) -> x < 40 ? RED : BLUE), 0.95);
        Path photo = Files.write(folder.resolve("photo.jpg"), withExif(jpeg, 6));
        Product made = context.perform(
                        new ProcessImage(),
                        new ProcessImage.Order(
                                context.image("image_url", photo, 80, 40),
                                null,
                                "image_url",
                                List.of(),
                                PictureFormat.JPEG,
                                90))
                .get(0);
        assertThat(List.of(made.widthPx(), made.heightPx())).containsExactly(40, 80);
        BufferedImage picture = ImageIO.read(context.file(made).toFile());
        assertThat(new Color(picture.getRGB(20, 10)).getRed()).isGreaterThan(230);
        assertThat(new Color(picture.getRGB(20, 70)).getBlue()).isGreaterThan(230);
        assertThat(new String(Files.readAllBytes(context.file(made)), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "Lisboa");
    }

    @Test
    void formatsAreWhatTheySayAndJpegIsWhiteWhereNothingIs() throws Exception {
        BufferedImage half = picture(60, 40, (x, y) -> x < 30 ? RED : 0);
        for (PictureFormat format : PictureFormat.values()) {
            Product made = perform(half, format, List.of());
            var media = context.studio.probe().probe(context.file(made)).video().orElseThrow();
            assertThat(media.codec())
                    .isEqualTo(
                            format == PictureFormat.JPEG
                                    ? "mjpeg"
                                    : made.contentType().substring(6));
            assertThat(made.facts()).containsEntry("format", format.name());
            if (format == PictureFormat.JPEG) {
                assertThat(new Color(ImageIO.read(context.file(made).toFile()).getRGB(55, 20)).getBlue())
                        .isGreaterThan(250);
            }
        }
    }

    @Test
    void whatWouldBeTooLargeOrLiesOutsideIsNamed() {
        BufferedImage source = picture(100, 50, (x, y) -> WHITE);
        assertThatThrownBy(() -> made(source, resize(10_000, 5_000, Fit.COVER)))
                .isInstanceOf(OperationImpossible.class)
                .hasMessage(
                        "operations[0]: the result has 10000 x 5000 pixels; at most 25 megapixels and 16384 pixels a side"
                                + " can be worked on");
        assertThatThrownBy(() -> made(source, resize(16_000, 1, Fit.COVER))).isInstanceOf(OperationImpossible.class);
        assertThatThrownBy(() -> made(source, new ImageEdit.Crop(50, 20, 60, 10)))
                .isInstanceOf(OperationImpossible.class)
                .hasMessage("operations[0].params: must lie inside the picture, which has 100 x 50 pixels here");
    }

    private BufferedImage made(BufferedImage source, ImageEdit... edits) throws Exception {
        product = perform(source, PictureFormat.PNG, List.of(edits));
        BufferedImage png = ImageIO.read(context.file(product).toFile());
        assertThat(List.of(png.getWidth(), png.getHeight())).containsExactly(product.widthPx(), product.heightPx());
        return png;
    }

    private Product perform(BufferedImage source, PictureFormat format, List<ImageEdit> edits) throws Exception {
        String base64 = Base64.getEncoder().encodeToString(PictureBytes.png(source));
        return context.perform(new ProcessImage(), new ProcessImage.Order(null, base64, "image", edits, format, 90))
                .get(0);
    }

    private static ImageEdit resize(int width, int height, Fit fit) {
        return new ImageEdit.Resize(width, height, fit, null);
    }

    private static BufferedImage picture(int width, int height, IntBinaryOperator pixel) {
        BufferedImage picture = Argb.empty(width, height);
        Arrays.setAll(Argb.pixels(picture), i -> pixel.applyAsInt(i % width, i / width));
        return picture;
    }

    /** Colour, x, y, again and again. */
    private static void assertColours(BufferedImage picture, int width, int height, int... expected) {
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
        for (int i = 0; i < expected.length; i += 3) {
            int found = picture.getRGB(expected[i + 1], expected[i + 2]);
            assertThat(Integer.toHexString(found >>> 24 == 0 ? 0 : found))
                    .as("at %s, %s", expected[i + 1], expected[i + 2])
                    .isEqualTo(Integer.toHexString(expected[i]));
        }
    }

    private static double light(int rgb) {
        return Math.pow(((rgb & 255) / 255.0 + 0.055) / 1.055, 2.4);
    }

    private static int ink(BufferedImage picture, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += picture.getRGB(x, y) == WHITE ? 0 : 1;
            }
        }
        return count;
    }

    /** The smallest Exif there is: a TIFF with the orientation, and a place behind it. */
    private static byte[] withExif(byte[] jpeg, int orientation) throws Exception {
        byte[] tiff = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        byte[] place = "Lisboa".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + 6 + tiff.length + place.length)});
        out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.write(tiff);
        out.write(place);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
