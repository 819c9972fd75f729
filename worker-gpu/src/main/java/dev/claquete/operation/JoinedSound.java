package dev.claquete.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the sounds of several clips. Each begins at the exact sample at which its pictures begin, whatever the length
 * of its own sound; a clip without sound gets silence.
 *
 * <pre>
 *   clip 1 ── 48 kHz stereo ── filled up, cut ──┐
 *   silence ──────────────────────────── cut ───┼── concat ── [sound]
 *   clip 3 ── 48 kHz stereo ── filled up, cut ──┘
 * </pre>
 */
public final class JoinedSound {

    static final int SAMPLE_RATE = 48_000;

    public static final List<String> ENCODED = List.of("-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2");

    private final List<String> inputs = new ArrayList<>();
    private final StringBuilder parts = new StringBuilder();
    private final StringBuilder joined = new StringBuilder();
    private int files;
    private int count;

    /** @param files how many inputs precede the sounds' own */
    JoinedSound(int files) {
        this.files = files;
    }

    void add(Clip clip, long samples, OperationContext context) {
        if (clip.input().hasSound()) {
            inputs.addAll(context.arguments(clip.source(), "-vn"));
            parts.append("[" + files++ + ":a:0]" + context.stereo(clip.source()) + "," + length(samples));
        } else {
            parts.append("anullsrc=r=" + SAMPLE_RATE + ":cl=stereo,atrim=end_sample=" + samples
                    + ",aformat=sample_fmts=fltp");
        }
        parts.append("[s" + count + "];");
        joined.append("[s" + count++ + "]");
    }

    /** Padded with silence, or cut. */
    static String length(long samples) {
        return "apad=whole_len=" + samples + ",atrim=end_sample=" + samples;
    }

    List<String> inputs() {
        return inputs;
    }

    String filter() {
        return parts + joined.toString() + "concat=n=" + count + ":v=0:a=1[sound]";
    }
}
