package dev.claquete.operation.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Product;
import dev.claquete.operation.Source;
import dev.claquete.operation.StillBench;
import dev.claquete.picture.Argb;
import dev.claquete.picture.PictureBytes;
import dev.claquete.render.StillStudio;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizeMediaTest {

    @TempDir
    Path folder;

    private StillBench context;

    @BeforeEach
    void context() {
        context = new StillBench(folder);
    }

    /** Noise is the hardest to make small, a drawing that hardly moves the easiest; a second is short, twelve are long here. */
    @ParameterizedTest
    @CsvSource({
        "testsrc2, 2, false, 0.5",
        "testsrc2, 2, true, 0.3",
        "testsrc2, 12, true, 0.5",
        "noise, 1, false, 0.3",
        "noise, 2, true, 0.05",
        "mandelbrot, 1, true, 0.6",
    })
    void aVideoComesWithinFivePercentBelowItsTarget(String content, double seconds, boolean sound, double share)
            throws Exception {
        Path file = source(content, seconds, sound);
        long target = (long) (share * Files.size(file));
        Product product = optimized(context.video("url", file), target);

        assertThat(product.bytes()).isBetween((long) (0.95 * target), target);
        assertThat(product.facts())
                .containsEntry("original_size", Files.size(file))
                .containsEntry("optimized_size", product.bytes())
                .containsEntry("unchanged", false);
        MediaProbe.Media made = context.studio.probe().probe(context.file(product));
        assertThat(made.video().orElseThrow().codec()).isEqualTo("h264");
        assertThat(made.audio().isPresent()).isEqualTo(sound);
        assertThat(made.seconds()).isCloseTo(seconds, within(0.15));
        assertThat((double) product.widthPx() / product.heightPx()).isCloseTo(160 / 90.0, within(0.06));
    }

    @Test
    void whatIsTooLittleToFillTheTargetStaysBelowIt() throws Exception {
        Path file = context.make(
                "flat",
                "-f",
                "lavfi",
                "-i",
                "color=c=gray:size=160x90:rate=10:duration=2",
                "-c:v",
                "libx264",
                "-b:v",
                "2M",
                "-maxrate",
                "2M",
                "-bufsize",
                "1M",
                "-x264-params",
                "nal-hrd=cbr",
                "-f",
                "mp4");
        assertThat(Files.size(file)).isGreaterThan(300_000); // nearly all of it is filler
        Product product = optimized(context.video("url", file), 200_000L);
        assertThat(product.bytes()).isLessThan(20_000);
        assertThat(product.facts()).containsEntry("unchanged", false);
    }

    @Test
    void aFileThatIsSmallEnoughIsLeftAlone() throws Exception {
        Path file = source("testsrc2", 1, true);
        Product product = optimized(context.video("url", file), Files.size(file));
        assertThat(product.facts()).containsEntry("unchanged", true).containsEntry("reduction_percent", 0.0);
        assertThat(context.file(product)).hasSameBinaryContentAs(file);
    }

    @Test
    void aTargetThatCannotBeHadNamesOneThatCan() throws Exception {
        Source video = context.video("url", source("testsrc2", 2, true));
        assertThatThrownBy(() -> optimized(video, 900L))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageMatching("target_size: the smallest possible size of this video is about \\d+ KB");
        Source sound = context.sound("sound", wav(3));
        assertThatThrownBy(() -> optimized(sound, 600L))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageMatching("target_size: the smallest possible size of this sound is about \\d+ KB");
        Source image = image("noise.png", 200, 100, true, false);
        assertThatThrownBy(() -> optimized(image, 300L))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageMatching("target_size: the smallest possible size of this image is about \\d+ KB");
    }

    @Test
    void aLowerQualityTakesFewerBytesAndAGoodFileIsNotMadeWorse() throws Exception {
        Path large = context.make(
                "large",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=160x90:rate=10:duration=1",
                "-c:v",
                "ffv1",
                "-f",
                "matroska");
        Source source = context.video("url", large);
        Product high = optimized(source, Quality.HIGH);
        Product low = optimized(source, Quality.LOW);
        assertThat(low.bytes()).isLessThan(high.bytes());
        assertThat(high.bytes()).isLessThan(Files.size(large));
        Product again = optimized(context.video("again", context.file(low)), Quality.HIGH);
        assertThat(again.facts()).containsEntry("unchanged", true);
        assertThat(again.bytes()).isEqualTo(low.bytes());
    }

    @ParameterizedTest
    @CsvSource({"3, 0.13", "3, 0.1", "3, 0.05", "10, 0.06"})
    void aSoundComesWithinFivePercentBelowItsTarget(double seconds, double share) throws Exception {
        Path noise = context.make(
                "noise.wav",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=d=" + seconds + ":c=pink:r=44100:seed=1",
                "-ac",
                "2",
                "-f",
                "wav");
        long target = (long) (share * Files.size(noise));
        Product product = optimized(context.sound("url", noise), target);
        assertThat(product.bytes()).isBetween((long) (0.95 * target), target);
        MediaProbe.Media made = context.studio.probe().probe(context.file(product));
        assertThat(made.audio().orElseThrow().codec()).isEqualTo("aac");
        assertThat(made.seconds()).isCloseTo(seconds, within(0.2));
    }

    @ParameterizedTest
    @CsvSource({"true, false, 0.2", "true, false, 0.02", "false, false, 0.2", "true, true, 0.08", "true, true, 0.01"})
    void aPictureComesWithinFivePercentBelowItsTarget(boolean noise, boolean transparent, double share)
            throws Exception {
        Source image = image("p.png", 300, 200, noise, transparent);
        long size = Files.size(folder.resolve("p.png"));
        long target = (long) (share * size);
        Product product = optimized(image, target);
        assertThat(product.bytes()).isBetween((long) (0.95 * target), target);
        assertThat(product.contentType()).isEqualTo(transparent ? "image/webp" : "image/jpeg");
        var media = context.studio.probe().probe(context.file(product)).video().orElseThrow();
        assertThat(media.widthPx()).isEqualTo(product.widthPx());
        assertThat((double) product.widthPx() / product.heightPx()).isCloseTo(1.5, within(0.1));
        assertThat(media.pixelFormat().contains("yuva")).isEqualTo(transparent);
    }

    private Path wav(double seconds) throws Exception {
        return Files.write(folder.resolve("tone.wav"), StillStudio.tone(seconds));
    }

    private Path source(String content, double seconds, boolean sound) throws Exception {
        String pictures = content.equals("noise")
                ? "color=c=gray:size=160x90:rate=10,noise=alls=60:allf=t+u:all_seed=7"
                : content + "=size=160x90:rate=10";
        Path silent = context.make(
                "silent",
                "-f",
                "lavfi",
                "-i",
                pictures,
                "-t",
                "" + seconds,
                "-c:v",
                "libx264",
                "-crf",
                "8",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "mp4");
        return !sound
                ? silent
                : context.make(
                        "loud",
                        "-i",
                        silent.toString(),
                        "-f",
                        "lavfi",
                        "-i",
                        "anoisesrc=d=" + seconds + ":c=pink:seed=3",
                        "-c:v",
                        "copy",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "128k",
                        "-f",
                        "mp4");
    }

    private Source image(String name, int width, int height, boolean noise, boolean transparent) throws Exception {
        BufferedImage picture = Argb.empty(width, height);
        Random random = new Random(5);
        int[] pixels = Argb.pixels(picture);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            int base = (x * 255 / width) << 16 | (y * 255 / height) << 8 | ((x / 20 + y / 20) % 2 * 200);
            int rgb = noise ? base ^ random.nextInt() & 0x3F3F3F : base;
            int alpha = transparent && Math.hypot(x - width / 2.0, y - height / 2.0) > height / 2.0 ? 0 : 255;
            pixels[i] = alpha << 24 | rgb;
        }
        Path file = Files.write(folder.resolve(name), PictureBytes.png(picture));
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(width);
        return context.image("image", file, width, height);
    }

    private Product optimized(Source source, long target) throws Exception {
        return context.perform(new OptimizeMedia(), new OptimizeMedia.Order(source, Quality.HIGH, target))
                .get(0);
    }

    private Product optimized(Source source, Quality quality) throws Exception {
        return context.perform(new OptimizeMedia(), new OptimizeMedia.Order(source, quality, null))
                .get(0);
    }
}
