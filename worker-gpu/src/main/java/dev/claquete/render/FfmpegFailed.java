package dev.claquete.render;

import java.util.List;

/** FFmpeg or ffprobe did not do what it was told: what it was told, how it ended and the last it said. Technical: retried. */
public class FfmpegFailed extends RuntimeException {

    private final transient List<String> lastLines;
    private final boolean ownVerdict;

    /** @param ownVerdict whether the program came to its end and gave this answer itself */
    public FfmpegFailed(String what, List<String> command, List<String> lastLines, boolean ownVerdict) {
        super(what + "\n  command: " + String.join(" ", command) + "\n  it said: "
                + String.join("\n           ", lastLines));
        this.lastLines = List.copyOf(lastLines);
        this.ownVerdict = ownVerdict;
    }

    /**
     * Whether the program judged what it was given. False where it was killed, ran out of time, memory or disk, or never began:
     * that says nothing of the file, and trying again may help.
     */
    public boolean ownVerdict() {
        return ownVerdict;
    }

    /** Whether it said that the media cannot be decoded, or too little of it. */
    public boolean blamesMedia() {
        return lastLines.stream()
                .anyMatch(line -> line.contains("Invalid data found when processing input")
                        || line.contains("Decode error rate"));
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
