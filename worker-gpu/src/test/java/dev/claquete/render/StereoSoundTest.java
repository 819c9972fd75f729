package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.ffmpeg.MediaProbe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StereoSoundTest {

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    /** In dB against what went in. */
    @ParameterizedTest
    @CsvSource({
        "mono, FC, 0, 0",
        "stereo, FL, 0, -99",
        "stereo, FR, -99, 0",
        "2.1, FL, 0, -99",
        "2.1, LFE, -99, -99",
        "3.0, FC, 0, 0",
        "quad, FL, 0, -99",
        "quad, BR, -99, -3.01",
        "quad(side), SR, -99, -3.01",
        "4.0, FC, 0, 0",
        "4.0, BC, -3.01, -3.01",
        "5.0, FC, 0, 0",
        "5.1, FC, 0, 0",
        "5.1, FL, 3.01, -99",
        "5.1, BL, 0, -99",
        "5.1, LFE, -99, -99",
        "5.1(side), FC, 0, 0",
        "5.1(side), SR, -99, 0",
        "6.0(front), FL, 0, -99",
        "6.1, FC, 0, 0",
        "7.1, FC, 0, 0",
        "7.1, BL, 0, -99",
        "7.1, SR, -99, 0",
        "7.1(wide), FC, 0, 0",
        "octagonal, FC, 0, 0",
        "FL+FR+FC+SL, FC, 0, 0",
        "FL+FR+BC+SL, FL, 0, -99"
    })
    void everyChannelIsHeardAsLoudAsItShouldBe(String layout, String channel, double left, double right)
            throws Exception {
        Path file = tone("tone.caf", layout, channel, 0.1);

        double[] levels = levels(file);

        assertThat(levels[0]).as("left").isCloseTo(left, within(left < -90 ? 30 : 0.1));
        assertThat(levels[1]).as("right").isCloseTo(right, within(right < -90 ? 30 : 0.1));
    }

    @Test
    void whatIsTooLoudTogetherIsLimitedAndTheRestStaysAsItIs() throws Exception {
        Path file = studio.make(
                folder.resolve("loud.caf"),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='if(lt(t,0.5),0.9,0.1)*sin(2*PI*997*t)':s=48000:d=1",
                        "-af",
                        "pan=5.1|FL=c0|FR=c0|FC=c0"));

        float[][] sides = stereo(file);

        assertThat(peak(sides[0], 4_800, 20_000)).isBetween(0.90, 0.95);
        assertThat(peak(sides[0], 36_000, 46_000)).as("1.41 and 1 of 0.1").isCloseTo(0.2414, within(0.003));
        assertThat(sides[0]).hasSize(48_000);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0, -99", "4, 3, -99, -3.01", "6, 2, 0, 0", "8, 2, 0, 0", "11, 0, 0, -99", "11, 1, -99, 0"})
    void channelsWithoutNamesAreTakenForTheUsualOnes(int channels, int channel, double left, double right)
            throws Exception {
        MediaProbe.Audio unnamed = new MediaProbe.Audio("pcm_s16le", 48_000, channels, "", 1, 1);
        ByteBuffer samples = ByteBuffer.allocate(2 * 44_100 * channels).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 44_100; i++) {
            samples.putShort(2 * (i * channels + channel), (short) (3276.7 * Math.sin(2 * Math.PI * 440 * i / 44_100)));
        }
        Path raw = Files.write(folder.resolve("raw.s16"), samples.array());

        double[] levels = levels(
                stereo(
                        List.of("-f", "s16le", "-ar", "44100", "-ac", String.valueOf(channels), "-i", raw.toString()),
                        unnamed),
                0.1);

        assertThat(levels[0]).as("left").isCloseTo(left, within(left < -90 ? 30 : 0.1));
        assertThat(levels[1]).as("right").isCloseTo(right, within(right < -90 ? 30 : 0.1));
    }

    private Path tone(String name, String layout, String channel, double amplitude) throws Exception {
        return studio.make(
                folder.resolve(name),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='" + amplitude + "*sin(2*PI*440*t)':s=44100:d=1",
                        "-af",
                        "pan=" + layout + "|" + channel + "=c0"));
    }

    private double[] levels(Path file) throws Exception {
        return levels(stereo(file), 0.1);
    }

    private static double[] levels(float[][] sides, double amplitude) {
        return new double[] {
            20 * Math.log10(Math.max(1e-6, peak(sides[0], 4_800, 40_000) / amplitude)),
            20 * Math.log10(Math.max(1e-6, peak(sides[1], 4_800, 40_000) / amplitude))
        };
    }

    private static double peak(float[] side, int from, int to) {
        double peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(side[i]));
        }
        return peak;
    }

    private float[][] stereo(Path file) throws Exception {
        MediaProbe.Audio audio = MadeMedia.probed(file, studio.probe).audio().orElseThrow();
        return stereo(List.of("-i", file.toString()), audio);
    }

    private float[][] stereo(List<String> input, MediaProbe.Audio audio) throws Exception {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-af", StereoSound.filter(audio), "-f", "f32le", "pipe:1"));
        ByteBuffer bytes = ByteBuffer.wrap(BareFfmpeg.read(arguments)).order(ByteOrder.LITTLE_ENDIAN);
        float[][] sides = new float[2][bytes.remaining() / 8];
        for (int i = 0; bytes.hasRemaining(); i++) {
            sides[0][i] = bytes.getFloat();
            sides[1][i] = bytes.getFloat();
        }
        return sides;
    }
}
