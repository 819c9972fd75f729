package dev.claquete.render;

import dev.claquete.render.ffmpeg.MediaProbe;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg filters that convert any sound to two channels at 48 kHz, from the file's first moment on.
 *
 * <pre>
 *   48 kHz ── shares of the channels ── limiter on four times as many samples (only where channels are added up)
 * </pre>
 *
 * Shares are those of Recommendation ITU-R BS.775-4 (annex 4): centre and surround at 0.7071, no low-frequency effects.
 * With a centre, all shares are raised by 3 dB, so that a voice in the centre alone is as loud as the same voice in
 * mono, which goes to both sides unchanged. Only the peaks that are then too loud are limited. Channels are named, and
 * FFmpeg ignores names that a sound does not have.
 */
public final class StereoSound {

    public static final int SAMPLE_RATE = VoiceTrack.SAMPLE_RATE;

    private static final String TIMED = "aresample=" + SAMPLE_RATE + ":async=1:first_pts=0,aformat=sample_fmts=fltp,";

    private static final String RAISED = "pan=stereo"
            + "|FL=1.4142FL+1.0FC+1.0BL+1.0SL+0.7071BC+1.4142FLC+1.0TFL+1.0TBL+1.0TSL+1.0WL+0.7071TFC+0.7071TBC"
            + "|FR=1.4142FR+1.0FC+1.0BR+1.0SR+0.7071BC+1.4142FRC+1.0TFR+1.0TBR+1.0TSR+1.0WR+0.7071TFC+0.7071TBC";

    private static final String WITHOUT_CENTRE = "pan=stereo"
            + "|FL=1.0FL+0.7071BL+0.7071SL+0.5BC+1.0FLC+0.7071TFL+0.7071TBL"
            + "|FR=1.0FR+0.7071BR+0.7071SR+0.5BC+1.0FRC+0.7071TFR+0.7071TBR";

    /** Recorders write four channels and more without a layout: these are left and right, front and back. */
    private static final String FOUR = "pan=stereo|c0=1.0c0+0.7071c2|c1=1.0c1+0.7071c3";

    private static final String FIRST_TWO = "pan=stereo|c0=c0|c1=c1";

    /** The shares of the existing channels add up to 1. */
    private static final String UNKNOWN =
            "aformat=channel_layouts=mono|stereo|5.1,pan=stereo|FL<FL+0.7071FC+0.7071BL|FR<FR+0.7071FC+0.7071BR";

    /**
     * Put after it: at most -0.5 dB, at the peaks between samples as well (ITU-R BS.1770-4, annex 2). Its look-ahead is
     * compensated.
     */
    public static final String LIMITED = ",aresample=" + 4 * SAMPLE_RATE
            + ",alimiter=limit=0.944:attack=2:release=50:level=0:latency=1,aresample=" + SAMPLE_RATE;

    /** Appended to mix both sides into one channel. */
    public static final String TO_MONO = ",pan=mono|c0=0.5c0+0.5c1";

    private static final Set<String> NO_CENTRE =
            Set.of("2.1", "3.0(back)", "quad", "quad(side)", "6.0(front)", "6.1(front)", "cube");

    private static final int MOST_KNOWN = 8;

    private StereoSound() {}

    /** @param audio null if unknown */
    public static String filter(MediaProbe.@Nullable Audio audio) {
        return TIMED + shares(audio) + ",aformat=sample_fmts=fltp:sample_rates=" + SAMPLE_RATE
                + ":channel_layouts=stereo";
    }

    private static String shares(MediaProbe.@Nullable Audio audio) {
        if (audio == null || audio.channels() == 0) {
            return UNKNOWN;
        }
        return switch (audio.channels()) {
            case 1 -> "pan=stereo|c0=c0|c1=c0";
            case 2 -> FIRST_TWO;
            default -> several(audio) + LIMITED;
        };
    }

    private static String several(MediaProbe.Audio audio) {
        boolean named = !audio.layout().isEmpty()
                && !audio.layout().equals("unknown")
                && !audio.layout().endsWith(" channels");
        if (named) {
            return NO_CENTRE.contains(audio.layout()) || audio.layout().contains("+") && !hasCentre(audio.layout())
                    ? WITHOUT_CENTRE
                    : RAISED;
        }
        if (audio.channels() == 4) {
            return FOUR;
        }
        return audio.channels() > 4 && audio.channels() <= MOST_KNOWN ? RAISED : FIRST_TWO;
    }

    /** @param layout may name an unusual combination of channels: {@code 5 channels (FL+FR+FC+BL+BR)} */
    private static boolean hasCentre(String layout) {
        return layout.matches(".*\\bFC\\b.*");
    }
}
