package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundtrackTest {

    static final int RATE = VoiceTrack.SAMPLE_RATE;

    @TempDir
    Path folder;

    Studio studio;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
    }

    /** Syllables like a percussive voice's: high peaks over a low mean, so that a gain alone would break the peak limit. */
    @Test
    void aPeakyVoiceIsAsLongAndLoudAsAnyAndItsPeaksAreHeld() throws Exception {
        long samples = 379L * 1600;
        TestTask task = studio.task();
        Path voice = task.scratch().resolve("voice.s16");
        Files.write(voice, syllables(samples));

        Path track = new Soundtrack(studio.ffmpeg, task, samples).make(voice, null, -12);

        double seconds = studio.probe.probe(track).audio().orElseThrow().seconds();
        assertThat(seconds).isCloseTo((double) samples / RATE, within(0.002));
        Loudness loudness = studio.loudness(track);
        assertThat(loudness.integratedLufs()).isCloseTo(-14, within(1.0));
        assertThat(loudness.truePeakDb()).isLessThanOrEqualTo(-1.5);
    }

    private static byte[] syllables(long samples) {
        ByteBuffer bytes = ByteBuffer.allocate((int) samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            double intoSyllable = i % (RATE / 4) / (double) RATE;
            double envelope = Math.exp(-intoSyllable * 25) * 0.95;
            bytes.putShort((short) (32_767 * envelope * Math.sin(2 * Math.PI * 220 * i / RATE)));
        }
        return bytes.array();
    }
}
