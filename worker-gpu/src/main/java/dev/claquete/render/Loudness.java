package dev.claquete.render;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loudness of audio by EBU R 128, read from the summary of FFmpeg's filter {@code ebur128=peak=true}.
 *
 * @param integratedLufs over the whole programme, with pauses left out
 * @param rangeLu between the quiet and the loud passages
 * @param thresholdLufs below which blocks were not counted
 * @param truePeakDb the highest level between samples, in dBTP
 */
public record Loudness(double integratedLufs, double rangeLu, double thresholdLufs, double truePeakDb) {

    /** The measuring filter; the audio passes through it unchanged. */
    public static final String METER = "ebur128=framelog=quiet:peak=true";

    /** The meter's absolute gate: quieter blocks do not count. */
    private static final double SILENCE_LUFS = -70;

    private static final Pattern INTEGRATED = Pattern.compile("^\\s+I:\\s+(\\S+) LUFS");
    private static final Pattern THRESHOLD = Pattern.compile("^\\s+Threshold:\\s+(\\S+) LUFS");
    private static final Pattern RANGE = Pattern.compile("^\\s+LRA:\\s+(\\S+) LU");
    private static final Pattern PEAK = Pattern.compile("^\\s+Peak:\\s+(\\S+) dBFS");

    /** @param lines FFmpeg's output on stderr */
    public static Loudness in(List<String> lines) {
        return new Loudness(first(INTEGRATED, lines), first(RANGE, lines), first(THRESHOLD, lines), first(PEAK, lines));
    }

    public boolean isSilence() {
        return !(integratedLufs > SILENCE_LUFS);
    }

    /** The gain in dB that brings this to another loudness. */
    public double gainTo(double lufs) {
        return lufs - integratedLufs;
    }

    private static double first(Pattern pattern, List<String> lines) {
        OptionalDouble found = lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .mapToDouble(match -> number(match.group(1)))
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "no loudness in what FFmpeg said, looking for " + pattern + ":\n" + String.join("\n", lines)));
    }

    private static double number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("inf") || lower.contains("nan") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }
}
