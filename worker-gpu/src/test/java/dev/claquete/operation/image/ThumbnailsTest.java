package dev.claquete.operation.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Product;
import dev.claquete.operation.Source;
import dev.claquete.operation.StillBench;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.BareFfmpeg;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailsTest {

    /** Each frame carries its number as a grey: luma 20 at first, 2 more with each frame, 10 a second for 10 seconds. */
    private static final String NUMBERED =
            "color=c=black:size=96x64:rate=10:duration=10,format=yuv420p,geq=lum='20+2*N':cb=128:cr=128";

    @TempDir
    Path folder;

    private StillBench context;

    @BeforeEach
    void context() {
        context = new StillBench(folder);
    }

    @ParameterizedTest
    @CsvSource({"mp4, libx264", "matroska, libx264", "mpegts, libx264", "avi, mpeg4", "flv, libx264", "webm, libvpx"})
    void theFrameIsTheOneOnTheScreenInAnyContainer(String muxer, String codec) throws Exception {
        Path file = context.make(
                "numbered", "-f", "lavfi", "-i", NUMBERED, "-c:v", codec, "-b:v", "4M", "-g", "35", "-f", muxer);
        Source video = context.video("v", file);
        assertFrames(
                video, new double[] {0, 0.1, 0.349, 3.45, 5.0, 6.99, 7.0, 9.95}, new int[] {0, 1, 3, 34, 50, 69, 70, 99
                });
    }

    @Test
    void aLongGroupOfPicturesIsDecodedFromItsBeginning() throws Exception {
        Path file = context.make(
                "long", "-f", "lavfi", "-i", NUMBERED, "-c:v", "libx264", "-crf", "4", "-g", "1000", "-bf", "3", "-f",
                "mp4");
        assertFrames(context.video("v", file), new double[] {0.05, 8.87, 9.9, 10}, new int[] {0, 88, 99, 99});
    }

    @Test
    void framesOfUnlikeLengthStayOnTheScreenUntilTheNextOne() throws Exception {
        Path file = context.make(
                "vfr",
                "-f",
                "lavfi",
                "-i",
                NUMBERED + ",select='lt(n,10)+eq(n,40)+gt(n,90)'",
                "-fps_mode",
                "passthrough",
                "-c:v",
                "libx264",
                "-crf",
                "4",
                "-f",
                "mp4");
        assertFrames(context.video("v", file), new double[] {0.5, 0.95, 3.5, 3.99, 4.0, 8.5, 9.15, 9.9}, new int[] {
            5, 9, 9, 9, 40, 40, 91, 99
        });
    }

    @Test
    void aVideoIsShownAsItIsMeantToBeHeldAndWithItsColours() throws Exception {
        Path flat = context.make(
                "flat",
                "-f",
                "lavfi",
                "-i",
                "color=c=#c04020:size=128x72:rate=5:duration=1,drawbox=x=0:y=0:w=64:h=72:c=#2040c0:t=fill",
                "-vf",
                "scale=out_color_matrix=bt709,setsar=1",
                "-pix_fmt",
                "yuv444p",
                "-colorspace",
                "bt709",
                "-c:v",
                "libx264",
                "-crf",
                "1",
                "-f",
                "mp4");
        Path turned =
                context.make("turned", "-display_rotation", "-90", "-i", flat.toString(), "-c", "copy", "-f", "mp4");
        Product product = one(new Thumbnails.Order(
                shots(context.video("v", turned), 0.5), 0, 0, Fit.COVER, PictureFormat.PNG, 90, false));
        BufferedImage picture = picture(product);
        assertThat(List.of(product.widthPx(), product.heightPx(), picture.getWidth(), picture.getHeight()))
                .containsExactly(72, 128, 72, 128);
        assertColour(picture.getRGB(36, 30), new Color(0x2040c0));
        assertColour(picture.getRGB(36, 98), new Color(0xc04020));
    }

    @ParameterizedTest
    @CsvSource({
        "COVER, 60, 60, 60, 60",
        "INSIDE, 60, 60, 60, 40",
        "CONTAIN, 60, 60, 60, 60",
        "STRETCH, 60, 20, 60, 20",
        "COVER, 48, 0, 48, 32",
        "COVER, 0, 128, 192, 128",
        "COVER, 0, 0, 96, 64"
    })
    void thePictureFitsItsBox(Fit fit, int width, int height, int madeWidth, int madeHeight) throws Exception {
        Path file = context.make(
                "n", "-f", "lavfi", "-i", NUMBERED, "-t", "1", "-c:v", "libx264", "-crf", "4", "-f", "mp4");
        Source video = context.video("v", file);
        for (PictureFormat format : PictureFormat.values()) {
            Product product = one(new Thumbnails.Order(shots(video, 0.9), width, height, fit, format, 90, false));
            assertThat(List.of(product.widthPx(), product.heightPx())).containsExactly(madeWidth, madeHeight);
            assertThat(product.contentType()).isEqualTo(format.contentType());
            assertThat(BareFfmpeg.ask(context.file(product), "-show_entries", "stream=width,height"))
                    .containsExactly(madeWidth + "," + madeHeight);
        }
        BufferedImage png =
                picture(one(new Thumbnails.Order(shots(video, 0.9), width, height, fit, PictureFormat.PNG, 90, false)));
        int corner = png.getRGB(madeWidth / 2, 1) & 255;
        assertThat(corner).isCloseTo(fit == Fit.CONTAIN ? 0 : grey(9), within(3));
        assertThat(png.getRGB(madeWidth / 2, madeHeight / 2) & 255).isCloseTo(grey(9), within(3));
    }

    @Test
    void aBatchKeepsItsOrder() throws Exception {
        Path file = context.make("n", "-f", "lavfi", "-i", NUMBERED, "-c:v", "libx264", "-crf", "4", "-f", "mp4");
        Source video = context.video("v", file);
        List<Product> products =
                context.perform(new Thumbnails(), order(shots(video, 7, 1, 4.2, 9, 0), PictureFormat.JPEG));
        List<Integer> greys = new ArrayList<>();
        for (Product product : products) {
            greys.add(number(product));
        }
        assertThat(greys).containsExactly(70, 10, 42, 90, 0);
        assertThat(products)
                .extracting(product -> product.facts().get("timestamp"))
                .containsExactly(7.0, 1.0, 4.2, 9.0, 0.0);
    }

    @Test
    void aTimeAfterTheEndIsNamed() throws Exception {
        Path file = context.make("n", "-f", "lavfi", "-i", NUMBERED, "-t", "2", "-c:v", "libx264", "-f", "mp4");
        Source video = context.video("v", file);
        assertThatThrownBy(() -> context.perform(new Thumbnails(), order(shots(video, 1, 2.5), PictureFormat.JPEG)))
                .isInstanceOf(OperationImpossible.class)
                .hasMessage("shots[1].time: must be at most the video's length, 2.000 seconds");
    }

    @Test
    void aVideoWhoseEndIsBrokenShowsTheLastFrameThatCanBeSeen() throws Exception {
        Path file = context.make("n", "-f", "lavfi", "-i", NUMBERED, "-c:v", "mjpeg", "-q:v", "2", "-f", "avi");
        byte[] bytes = Files.readAllBytes(file);
        int index = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("idx1");
        Arrays.fill(bytes, bytes.length / 2, index, (byte) 0);
        Source broken = context.video("v", Files.write(folder.resolve("broken.avi"), bytes));
        List<Product> products = context.perform(new Thumbnails(), order(shots(broken, 2, 9), PictureFormat.PNG));
        assertThat(number(products.get(0))).isEqualTo(20);
        assertThat(number(products.get(1))).isBetween(40, 60);
    }

    private void assertFrames(Source video, double[] seconds, int[] numbers) throws Exception {
        List<Product> products = context.perform(new Thumbnails(), order(shots(video, seconds), PictureFormat.PNG));
        List<Integer> found = new ArrayList<>();
        for (Product product : products) {
            found.add(number(product));
        }
        assertThat(found.stream().mapToInt(n -> n).toArray()).isEqualTo(numbers);
    }

    private int number(Product product) throws Exception {
        int grey = picture(product).getRGB(48, 32) & 255;
        return (int) Math.round((16 + grey * 219 / 255.0 - 20) / 2);
    }

    private static int grey(int number) {
        return (int) Math.round((20 + 2 * number - 16) * 255 / 219.0);
    }

    private static Thumbnails.Order order(List<Thumbnails.Shot> shots, PictureFormat format) {
        return new Thumbnails.Order(shots, 0, 0, Fit.COVER, format, 95, false);
    }

    private static List<Thumbnails.Shot> shots(Source video, double... seconds) {
        List<Thumbnails.Shot> shots = new ArrayList<>();
        for (double second : seconds) {
            shots.add(new Thumbnails.Shot(video, second, "shots[" + shots.size() + "].time"));
        }
        return shots;
    }

    private Product one(Thumbnails.Order order) throws Exception {
        return context.perform(new Thumbnails(), order).get(0);
    }

    private BufferedImage picture(Product product) throws Exception {
        return ImageIO.read(context.file(product).toFile());
    }

    private static void assertColour(int rgb, Color expected) {
        Color found = new Color(rgb);
        assertThat(Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue()))
                .as("%s is near %s", found, expected)
                .isLessThan(12);
    }
}
