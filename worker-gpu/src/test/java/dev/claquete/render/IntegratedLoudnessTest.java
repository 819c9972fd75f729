package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegratedLoudnessTest {

    @TempDir
    Path folder;

    /** EBU Tech 3341, case 1: a sine of 1 kHz at -23 dBFS on both sides is -23 LUFS. */
    @Test
    void theStandardsToneIsAsLoudAsTheStandardSays() throws IOException {
        assertThat(IntegratedLoudness.ofMono(tone(20, 1)).lufs()).isCloseTo(-23, within(0.05));
    }

    /** Case 3: what is 13 LU below the rest is not counted. */
    @Test
    void quietPassagesAreLeftOut() throws IOException {
        assertThat(IntegratedLoudness.ofMono(tone(20, 0.2, 1, 1, 1, 0.2)).lufs())
                .isCloseTo(-23, within(0.1));
    }

    @Test
    void itAgreesWithFfmpegOnSpeechLikeSoundInStereo() throws IOException {
        Studio studio = new Studio(folder);
        Path raw = Files.write(folder.resolve("noise.f32"), noise());
        Loudness measured = Loudness.in(studio.ffmpeg.run(
                studio.task(),
                List.of(
                        "-f",
                        "f32le",
                        "-ar",
                        "48000",
                        "-ac",
                        "2",
                        "-i",
                        raw.toString(),
                        "-af",
                        Loudness.METER,
                        "-f",
                        "null",
                        "-")));

        assertThat(IntegratedLoudness.ofStereo(raw, IntegratedLoudness.Format.F32)
                        .lufs())
                .isCloseTo(measured.integratedLufs(), within(0.1));
    }

    @Test
    void silenceAndAMomentAreNotLoud() throws IOException {
        Path silence = Files.write(folder.resolve("silence.s16"), new byte[2 * 48_000]);
        Path moment = Files.write(folder.resolve("moment.s16"), new byte[2]);
        assertThat(IntegratedLoudness.ofMono(silence).isSilence()).isTrue();
        assertThat(IntegratedLoudness.ofMono(moment).isSilence()).isTrue();
        assertThat(IntegratedLoudness.ofMono(tone(1, 1)).isSilence()).isFalse();
    }

    /** @param levels of passages of so many seconds each, as shares of -23 dBFS */
    private Path tone(int seconds, double... levels) throws IOException {
        ByteBuffer samples =
                ByteBuffer.allocate(2 * 48_000 * seconds * levels.length).order(ByteOrder.LITTLE_ENDIAN);
        double full = 32767 * Math.pow(10, -23 / 20.0);
        for (int i = 0; samples.hasRemaining(); i++) {
            double level = levels[i / (48_000 * seconds)];
            samples.putShort((short) Math.round(full * level * Math.sin(2 * Math.PI * 1000 * i / 48_000)));
        }
        return Files.write(Files.createTempFile(folder, "tone", ".s16"), samples.array());
    }

    /** Eight seconds of noise that swells four times a second and pauses now and then, another on each side. */
    private static byte[] noise() {
        Random random = new Random(7);
        ByteBuffer samples = ByteBuffer.allocate(2 * 4 * 48_000 * 8).order(ByteOrder.LITTLE_ENDIAN);
        double left = 0;
        double right = 0;
        for (int i = 0; samples.hasRemaining(); i++) {
            double swell = i / 48_000 % 3 == 2 ? 0.01 : 0.15 * (1 + Math.sin(2 * Math.PI * 4 * i / 48_000));
            left = 0.9 * left + 0.1 * random.nextGaussian();
            right = 0.5 * right + 0.5 * random.nextGaussian();
            samples.putFloat((float) (swell * left)).putFloat((float) (swell * right));
        }
        return samples.array();
    }
}
