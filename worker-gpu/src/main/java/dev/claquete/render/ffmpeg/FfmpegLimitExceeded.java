package dev.claquete.render.ffmpeg;

import java.util.List;

/**
 * Thrown if a run was ended because it exceeded a limit. A retry would end the same way: the media or the order must be
 * smaller.
 */
public final class FfmpegLimitExceeded extends FfmpegFailed {

    private final String rule;

    FfmpegLimitExceeded(String rule, List<String> command, List<String> lastLines) {
        super("FFmpeg was ended: it " + rule, command, lastLines, false);
        this.rule = rule;
    }

    /** The rest of a sentence that begins with the work: {@code "takes more than 7200 seconds of processor time"}. */
    public String rule() {
        return rule;
    }
}
