package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

    private static final float[] SAMPLES = {0, 0.5f, -0.5f, 0.25f, -1, 0.999f};

    private static byte[] wav(int encoding, int channels, int bits, int dataSize, boolean extensible, String before) {
        int frame = channels * bits / 8;
        ByteBuffer wav = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(-1).put("WAVE".getBytes());
        if (!before.isEmpty()) {
            wav.put("LIST".getBytes()).putInt(before.length()).put(before.getBytes());
            wav.put(new byte[before.length() & 1]);
        }
        wav.put("fmt ".getBytes()).putInt(extensible ? 40 : 16);
        wav.putShort((short) (extensible ? 0xfffe : encoding)).putShort((short) channels);
        wav.putInt(24_000).putInt(24_000 * frame).putShort((short) frame).putShort((short) bits);
        if (extensible) {
            wav.putShort((short) 22)
                    .putShort((short) bits)
                    .putInt(0)
                    .putShort((short) encoding)
                    .put(new byte[14]);
        }
        wav.put("data".getBytes()).putInt(dataSize == -2 ? SAMPLES.length * frame : dataSize);
        for (float sample : SAMPLES) {
            for (int channel = 0; channel < channels; channel++) {
                put(wav, sample, encoding, bits);
            }
        }
        byte[] bytes = new byte[wav.position()];
        wav.flip().get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer wav, float sample, int encoding, int bits) {
        long whole = Math.min((1L << (bits - 1)) - 1, Math.round(sample * (double) (1L << (bits - 1))));
        if (encoding == 3) {
            wav.putFloat(sample);
        } else if (bits == 8) {
            wav.put((byte) (whole + 128));
        } else {
            for (int shift = 0; shift < bits; shift += 8) {
                wav.put((byte) (whole >> shift));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 16, -2, false, ''",
        "1, 2, 16, -2, false, ''",
        "1, 1, 8, -2, false, ''",
        "1, 1, 24, -2, false, ''",
        "1, 1, 32, -2, true, ''",
        "3, 1, 32, -2, false, ''",
        "3, 2, 32, -2, true, ''",
        "1, 1, 16, -1, false, ''",
        "1, 1, 16, 0, false, ''",
        "1, 1, 16, -2, true, odd",
        "1, 6, 16, -1, true, 'some words'"
    })
    void everyUsualKindIsRead(int encoding, int channels, int bits, int size, boolean extensible, String before)
            throws IOException {
        Waveform read = WavFile.read(wav(encoding, channels, bits, size, extensible, before));

        assertThat(read.rateHz()).isEqualTo(24_000);
        assertThat(read.samples()).hasSize(SAMPLES.length);
        for (int i = 0; i < SAMPLES.length; i++) {
            assertThat(read.samples()[i]).isCloseTo(SAMPLES[i], within(0.008f));
        }
    }

    @Test
    void whatIsWrittenIsReadByOthers() throws Exception {
        byte[] wav = WavFile.write(new Waveform(SAMPLES, 48_000));

        AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav));
        assertThat(read.getFormat().getSampleRate()).isEqualTo(48_000);
        assertThat(read.getFormat().getChannels()).isEqualTo(1);
        assertThat(read.getFrameLength()).isEqualTo(SAMPLES.length);
        assertThat(WavFile.read(wav).samples()).containsExactly(SAMPLES, within(1 / 32768f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RIFF", "ID3 this is an mp3 file", "RIFF....WAVEfmt ", "RIFF....WAVEdata....xxxx"})
    void whatIsNoWavIsAFaultAndNotSilence(String bytes) {
        assertThatThrownBy(() -> WavFile.read(bytes.getBytes())).isInstanceOf(IOException.class);
    }

    @Test
    void anEncodingNobodyDecodesHereIsNamed() {
        assertThatThrownBy(() -> WavFile.read(wav(7, 1, 8, -2, false, ""))).hasMessageContaining("encoding=7");
    }
}
