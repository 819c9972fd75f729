package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessTest {

    @TempDir
    Path folder;

    /** EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS. */
    @Test
    void theReferenceToneIsAsLoudAsTheStandardSays() throws Exception {
        Studio studio = new Studio(folder);
        studio.put("tone.wav", Studio.wav(48_000, 2, 5, 1000, Math.pow(10, -23 / 20.0)), "audio/wav");
        Loudness loudness = studio.loudness(studio.file("tone.wav"));
        assertThat(loudness.integratedLufs()).isCloseTo(-23, within(0.1));
        assertThat(loudness.truePeakDb()).isCloseTo(-23, within(0.2));
        assertThat(loudness.isSilence()).isFalse();
        assertThat(loudness.gainTo(-14)).isCloseTo(9, within(0.1));
    }

    @Test
    void silenceIsSilence() throws Exception {
        Studio studio = new Studio(folder);
        studio.put("silence.wav", Studio.wav(48_000, 2, 2, 1000, 0), "audio/wav");
        assertThat(studio.loudness(studio.file("silence.wav")).isSilence()).isTrue();
    }

    @Test
    void outputWithoutAMeasurementIsRefused() {
        assertThatThrownBy(() -> Loudness.in(List.of("nothing"))).isInstanceOf(IllegalStateException.class);
    }
}
