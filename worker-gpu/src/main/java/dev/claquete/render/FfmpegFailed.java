package dev.claquete.render;

import java.util.List;

/** FFmpeg or ffprobe did not do what it was told: what it was told, how it ended and the last it said. Technical: retried. */
public class FfmpegFailed extends RuntimeException {

    private final transient List<String> lastLines;

    FfmpegFailed(String what, List<String> command, List<String> lastLines) {
        super(what + "\n  command: " + String.join(" ", command) + "\n  it said: "
                + String.join("\n           ", lastLines));
        this.lastLines = List.copyOf(lastLines);
    }

    List<String> lastLines() {
        return lastLines;
    }
}
