package dev.claquete.render.ffmpeg;

import java.util.List;

/** Thrown if FFmpeg or ffprobe failed; holds the command, how it ended and its last lines. Technical: retried. */
public class FfmpegFailed extends RuntimeException {

    private final transient List<String> lastLines;
    private final boolean ownVerdict;

    /** @param ownVerdict whether the program ran to its end and reported this itself */
    public FfmpegFailed(String what, List<String> command, List<String> lastLines, boolean ownVerdict) {
        super(what + "\n  command: " + String.join(" ", command) + "\n  it said: "
                + String.join("\n           ", lastLines));
        this.lastLines = List.copyOf(lastLines);
        this.ownVerdict = ownVerdict;
    }

    /**
     * Whether the program judged its input. False if it was killed, ran out of time, memory or disk, or never started:
     * that says nothing about the file, and a retry may help.
     */
    public boolean ownVerdict() {
        return ownVerdict;
    }

    /** Whether it reported that the media, or too much of it, cannot be decoded. */
    public boolean blamesMedia() {
        return lastLines.stream()
                .anyMatch(line -> line.contains("Invalid data found when processing input")
                        || line.contains("Decode error rate"));
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
