package dev.claquete.operation.scenes;

import static dev.claquete.operation.scenes.Scenery.between;
import static dev.claquete.operation.scenes.Scenery.box;
import static dev.claquete.operation.scenes.Scenery.filled;
import static dev.claquete.operation.scenes.Scenery.plan;
import static dev.claquete.operation.scenes.Scenery.scene;
import static dev.claquete.operation.scenes.Scenery.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {

    private static final String BLACK = "#000000FF";

    @TempDir
    Path folder;

    private Scenery scenery;

    @BeforeEach
    void scenery() {
        scenery = new Scenery(folder);
    }

    @Test
    void pictureAndSoundAreAsLongAsThePlanSays() throws IOException {
        Source tone = tone("tone.wav", 0.3, "0.9");
        ScenePlan plan = plan(
                List.of(scene(0.74, BLACK), scene(0.73, "#336699FF")),
                new SoundClip(tone, 1, 0, null, 0, 1, false, false, false));
        MediaProbe.Media media = scenery.probe.probe(film(plan));
        assertThat(media.video().orElseThrow().frameCount()).isEqualTo(15);
        assertThat(media.video().orElseThrow().colours())
                .isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
        assertThat(media.audio().orElseThrow().seconds()).isCloseTo(1.5, within(0.03));
    }

    @Test
    void soundsAreHeardWhenTheyShouldBeAndNeverClip() throws IOException {
        Source tone = tone("tone.wav", 0.3, "1.0");
        SoundClip clip = new SoundClip(tone, 1, 0.2, null, 0, 3, false, false, false);
        Path film = film(plan(List.of(scene(0.5, BLACK), scene(1.0, BLACK)), clip, clip));
        float[] samples = samples(film);
        assertThat(peak(samples, 0, 0.65)).isLessThan(0.02);
        assertThat(peak(samples, 0.75, 0.95)).isBetween(0.5, 0.99);
        assertThat(peak(samples, 1.1, 1.45)).isLessThan(0.02);
    }

    @Test
    void aVideosOwnSoundIsHeardAndWhatHasNoneIsSilent() throws IOException {
        Source video = scenery.video("v.mp4");
        Element seen = Scenery.element(Element.Kind.VIDEO, null, video, box(0.5, 0.5, 1, 1), Style.PLAIN);
        SoundClip own = new SoundClip(video, 0, 0, null, 0, 1, false, false, false);
        assertThat(peak(samples(film(plan(List.of(scene(0.5, BLACK, seen)), own))), 0.1, 0.4))
                .isGreaterThan(0.05);
        assertThat(scenery.probe
                        .probe(film(plan(List.of(scene(0.5, BLACK, seen)))))
                        .audios())
                .isEmpty();
    }

    @Test
    void aSceneWithoutALengthLastsAsLongAsItsVoiceAndTheLastOneAsTheNarration() throws IOException {
        Source tone = tone("tone.wav", 0.8, "0.5");
        ScenePlan plan = plan(
                List.of(scene(null, BLACK), scene(0.2, BLACK)),
                new SoundClip(tone, 0, 0, null, 0, 1, false, false, true),
                new SoundClip(tone, null, 0.5, null, 0, 1, false, false, true));
        try (Compositor compositor = scenery.compositor(plan)) {
            assertThat(compositor.seconds(0)).isCloseTo(1.15, within(0.06));
            assertThat(compositor.frameCount()).isBetween(16, 17);
        }
    }

    @Test
    void aPreviewIsTheVideosOwnFrame() throws IOException {
        Motion rise = new Motion(Motion.Kind.ZOOM, 0.8);
        ScenePlan plan = plan(List.of(scene(
                1.0,
                "#204060FF",
                between(shape(box(0.4, 0.5, 0.4, 0.5), filled("#FF8800FF", 0.8)), 0, null, rise, null),
                Scenery.element(Element.Kind.TEXT, "Olá 🎬", null, box(0.5, 0.5, 0.9, 0.5), Style.PLAIN))));
        Path film = film(plan);
        try (Compositor compositor = scenery.compositor(plan)) {
            for (int frame : new int[] {0, 3, 9}) {
                Path png = folder.resolve("frame-" + frame + ".png");
                scenery.make(
                        png.getFileName().toString(),
                        "-i",
                        film.toString(),
                        "-vf",
                        "select=eq(n\\," + frame + ")",
                        "-frames:v",
                        "1");
                assertThat(psnr(ImageIO.read(png.toFile()), compositor.picture(frame)))
                        .as("frame %d", frame)
                        .isGreaterThan(28);
            }
        }
    }

    @Test
    void aVideoThatCannotBeDecodedIsNamed() throws IOException {
        Files.write(folder.resolve("junk.mp4"), new byte[2000]);
        Source junk = new Source("junk.mp4", Source.Kind.VIDEO);
        FittedPicture fitted = new FittedPicture(new Rectangle2D.Double(0, 0, 8, 8), 8, 8);
        VideoCut cut = new VideoCut(unknown(scenery), junk, 0, 10, fitted);
        try (VideoReel reel = new VideoReel(cut, 8, scenery.ffmpeg, new Bystander(folder))) {
            assertThatThrownBy(() -> reel.show(0, picture -> {}))
                    .isInstanceOf(VideoUnreadable.class)
                    .extracting(e -> ((VideoUnreadable) e).field())
                    .isEqualTo("junk.mp4");
        }
    }

    private static Material unknown(Scenery scenery) {
        return new Material() {
            @Override
            public dev.claquete.operation.Input facts(Source source) {
                return new dev.claquete.operation.Input("", source.kind(), "", 0, null, 8, 8, 0, 0, null, null);
            }

            @Override
            public Path file(Source source) {
                return scenery.file(source);
            }

            @Override
            public VideoSignal signal(Source source) {
                return scenery.signal(source);
            }

            @Override
            public List<String> arguments(Source source, String... options) {
                return scenery.arguments(source, options);
            }
        };
    }

    private Path film(ScenePlan plan) throws IOException {
        Path own = Files.createTempDirectory(folder, "film");
        return new Film(plan, scenery, scenery.ffmpeg, new Bystander(own)).make(Encoder.X264, own);
    }

    private Source tone(String name, double seconds, String volume) {
        scenery.make(name, "-f", "lavfi", "-i", "aevalsrc=" + volume + "*sin(2*PI*440*t):d=" + seconds + ":s=48000");
        return new Source(name, Source.Kind.AUDIO);
    }

    private float[] samples(Path film) throws IOException {
        scenery.make(
                "sound.f32",
                "-i",
                film.toString(),
                "-map",
                "0:a:0",
                "-af",
                "pan=mono|c0=c0",
                "-ar",
                "48000",
                "-f",
                "f32le");
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(Files.readAllBytes(folder.resolve("sound.f32")))
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(samples);
        return samples;
    }

    private static double peak(float[] samples, double from, double to) {
        double peak = 0;
        for (int i = (int) (from * 48_000); i < Math.min(samples.length, to * 48_000); i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    private static double psnr(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int difference = (one.getRGB(x, y) >> 8 & 255) - (other.getRGB(x, y) >> 8 & 255);
                sum += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255 * one.getWidth() * one.getHeight() / Math.max(sum, 1));
    }
}
