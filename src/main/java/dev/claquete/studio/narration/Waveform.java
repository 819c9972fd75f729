package dev.claquete.studio.narration;

import java.util.Arrays;

/**
 * Mono sound in memory.
 *
 * @param samples full scale is -1 to 1; never changed after construction
 */
@SuppressWarnings("ArrayRecordComponent") // a waveform is its samples; it is never compared
record Waveform(float[] samples, int rateHz) {

    /** From signed 16-bit little endian, the format of eSpeak NG and of the PCM of speech services. */
    static Waveform ofS16(byte[] bytes, int rateHz) {
        float[] samples = new float[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8) / 32768f;
        }
        return new Waveform(samples, rateHz);
    }

    double seconds() {
        return (double) samples.length / rateHz;
    }

    /** The nearest sample to a time, within the sound. */
    int at(double seconds) {
        return (int) Math.max(0, Math.min(samples.length, Math.round(seconds * rateHz)));
    }

    Waveform slice(int from, int to) {
        return new Waveform(Arrays.copyOfRange(samples, from, to), rateHz);
    }

    /** Root mean square of a stretch; 0 for an empty one. */
    double rms(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return to > from ? Math.sqrt(sum / (to - from)) : 0;
    }

    float peak() {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
