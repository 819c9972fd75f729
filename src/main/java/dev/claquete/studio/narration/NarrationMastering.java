package dev.claquete.studio.narration;

/**
 * Masters raw speech: 48 kHz, without the silence around it, at a constant level. The video's final loudness is set
 * when it is composed; this makes all scenes equally loud.
 */
final class NarrationMastering {

    static final int RATE_HZ = 48_000;

    /** Speech at -20 dBFS RMS without its pauses, with peaks no higher than -2 dBFS. */
    private static final double LEVEL = Math.pow(10, -20 / 20.0);

    private static final double HIGHEST_PEAK = Math.pow(10, -2 / 20.0);

    /** 10 ms frames; a frame within 46 dB of the loudest counts as sound. */
    private static final double FRAME_SECONDS = 0.01;

    private static final double SOUNDING = Math.pow(10, -46 / 20.0);

    /** Kept before the first sound, so that no soft onset is cut, and after the last, so that it may fade. */
    private static final double KEPT_BEFORE_SECONDS = 0.03;

    private static final double KEPT_AFTER_SECONDS = 0.08;

    private static final double FADE_SECONDS = 0.005;

    private NarrationMastering() {}

    static SpokenText finish(SpokenText raw) {
        Waveform sound = Resampler.resample(raw.sound(), RATE_HZ);
        int[] bounds = soundingBounds(sound);
        Waveform trimmed = level(sound.slice(bounds[0], bounds[1]));
        double cut = -(double) bounds[0] / RATE_HZ;
        return new SpokenText(
                trimmed,
                raw.words().stream()
                        .map(word -> word.shifted(cut, trimmed.seconds()))
                        .toList());
    }

    /** The first and the last sample to keep. */
    static int[] soundingBounds(Waveform sound) {
        int frame = (int) (FRAME_SECONDS * sound.rateHz());
        int frames = sound.samples().length / frame;
        double[] rms = new double[frames];
        double loudest = 0;
        for (int i = 0; i < frames; i++) {
            rms[i] = sound.rms(i * frame, (i + 1) * frame);
            loudest = Math.max(loudest, rms[i]);
        }
        int first = 0;
        while (first < frames && rms[first] <= SOUNDING * loudest) {
            first++;
        }
        int last = frames - 1;
        while (last > first && rms[last] <= SOUNDING * loudest) {
            last--;
        }
        if (first >= frames) {
            return new int[] {0, sound.samples().length};
        }
        int from = first * frame - (int) (KEPT_BEFORE_SECONDS * sound.rateHz());
        int to = (last + 1) * frame + (int) (KEPT_AFTER_SECONDS * sound.rateHz());
        return new int[] {Math.max(0, from), Math.min(sound.samples().length, to)};
    }

    private static Waveform level(Waveform sound) {
        double active = activeRms(sound);
        if (active == 0) {
            return sound;
        }
        float gain = (float) Math.min(LEVEL / active, HIGHEST_PEAK / sound.peak());
        float[] samples = sound.samples().clone();
        int fade = (int) (FADE_SECONDS * sound.rateHz());
        for (int i = 0; i < samples.length; i++) {
            int edge = Math.min(i, samples.length - 1 - i);
            samples[i] *= edge < fade ? gain * edge / fade : gain;
        }
        return new Waveform(samples, sound.rateHz());
    }

    /** The level of the frames with sound: pauses do not make a narration louder. */
    private static double activeRms(Waveform sound) {
        int frame = (int) (FRAME_SECONDS * sound.rateHz());
        double threshold = SOUNDING * 4 * sound.rms(0, sound.samples().length);
        double sum = 0;
        int count = 0;
        for (int at = 0; at + frame <= sound.samples().length; at += frame) {
            double rms = sound.rms(at, at + frame);
            if (rms > threshold) {
                sum += rms * rms;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
