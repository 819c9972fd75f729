package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SynthesizeSpeechTest {

    /** Beyond a factor of two FFmpeg's filter leaves sound out. */
    @Test
    void noStepOfATempoIsMoreThanTwofold() {
        assertThat(SynthesizeSpeech.tempo(1.25)).isEqualTo("atempo=1.250000");
        assertThat(SynthesizeSpeech.tempo(4)).isEqualTo("atempo=2.000000,atempo=2.000000");
        assertThat(SynthesizeSpeech.tempo(3)).isEqualTo("atempo=2.000000,atempo=1.500000");
        assertThat(SynthesizeSpeech.tempo(0.25)).isEqualTo("atempo=0.500000,atempo=0.500000");
    }
}
