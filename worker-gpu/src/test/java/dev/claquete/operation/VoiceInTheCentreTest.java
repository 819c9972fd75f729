package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.operation.scenes.Fill;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.SoundClip;
import dev.claquete.picture.Fit;
import dev.claquete.render.BareFfmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceInTheCentreTest {

    private static final double AMPLITUDE = 0.1;

    @TempDir
    Path folder;

    private Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "soundtrack, mono",
        "soundtrack, 5.1",
        "soundtrack, 7.1",
        "concatenate, mono",
        "concatenate, 5.1",
        "cycle, mono",
        "cycle, 5.1",
        "addaudio, mono",
        "addaudio, 7.1",
        "json2video, mono",
        "json2video, 5.1",
        "optimize, 5.1",
        "overlay, 5.1"
    })
    void isAsLoudFromBothSidesAsInMono(String route, String layout) throws Exception {
        Path file = takes.file(performed(route, spoken(layout, route.equals("overlay") ? "pcm_s16le" : "aac")));

        MediaProbe.Audio sound = takes.studio.probe.probe(file).audio().orElseThrow();
        assertThat(sound.channels()).isEqualTo(2);
        assertThat(sound.sampleRate()).isEqualTo(48_000);
        double[] levels = levels(file);
        assertThat(levels[0]).as("left, dB against mono").isCloseTo(0, within(0.3));
        assertThat(levels[1]).as("right, dB against mono").isCloseTo(0, within(0.3));
    }

    /** A picture with 440 Hz in the centre alone. */
    private Source spoken(String layout, String codec) throws Exception {
        Path file = folder.resolve("spoken." + (codec.equals("aac") ? "mp4" : "mov"));
        takes.studio.make(
                file,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=160x90:r=10:d=2",
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='" + AMPLITUDE + "*sin(2*PI*440*t)':s=44100:d=2",
                        "-af",
                        "pan=" + layout + "|FC=c0",
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        codec,
                        "-b:a",
                        "384k"));
        return takes.checked("spoken", file);
    }

    private Product performed(String route, Source spoken) throws Exception {
        Source quiet = takes.sound("sound", "0.001*sin(2*PI*3000*t)", 2);
        Source picture = takes.video("video", "160x90", "10", 20, 60, "");
        return switch (route) {
            case "soundtrack" -> takes.perform(
                    new AddSoundtrack(), new AddSoundtrack.Order(spoken, quiet, 12, 40.0, false, 0, 0));
            case "concatenate" -> takes.perform(
                    new ConcatenateVideos(), new ConcatenateVideos.Order(List.of(spoken, spoken), OutputOptions.NONE));
            case "cycle" -> takes.perform(
                    new CycleVideos(), new CycleVideos.Order(List.of(picture), spoken, false, 0, OutputOptions.NONE));
            case "addaudio" -> takes.perform(new AddAudio(), new AddAudio.Order(picture, spoken));
            case "optimize" -> takes.perform(new OptimizeMedia(), new OptimizeMedia.Order(spoken, Quality.LOW, null));
            case "overlay" -> takes.perform(
                    new OverlayVideo(),
                    new OverlayVideo.Order(
                            spoken, picture, new Placement(0, 0, 0.2, 0.2, Fit.STRETCH), 0, null, 1, 0, false, null));
            case "json2video" -> takes.perform(
                    new Json2Video(),
                    new ScenePlan(
                            new ScenePlan.Output(64, 64, 10, null),
                            List.of(new ScenePlan.Scene(2.0, Fill.NONE, null, List.of())),
                            List.of(new SoundClip(spoken, 0, 0, null, 0, 1, false, false, false))));
            default -> throw new IllegalArgumentException(route);
        };
    }

    /** Of left and right, in dB against the tone in mono. */
    private static double[] levels(Path media) {
        List<String> asTheyAre =
                List.of("-i", media.toString(), "-map", "0:a:0", "-f", "f32le", "-c:a", "pcm_f32le", "pipe:1");
        ByteBuffer bytes = ByteBuffer.wrap(BareFfmpeg.read(asTheyAre)).order(ByteOrder.LITTLE_ENDIAN);
        int from = 24_000;
        int count = 48_000;
        double[] power = new double[2];
        for (int i = from; i < from + count; i++) {
            power[0] += Math.pow(bytes.getFloat(8 * i), 2);
            power[1] += Math.pow(bytes.getFloat(8 * i + 4), 2);
        }
        double mono = AMPLITUDE * AMPLITUDE / 2 * count;
        return new double[] {10 * Math.log10(power[0] / mono), 10 * Math.log10(power[1] / mono)};
    }
}
