package dev.claquete.render;

import java.math.BigDecimal;

/**
 * Which frames of a video to extract. Only frames that the video has are given, each with its own time: none is
 * repeated or blended, so videos with a variable frame rate work equally well.
 *
 * @param value in the unit of its kind: seconds, frames, frames a second or the score of a change
 */
public record FrameInterval(Kind kind, double value) {

    /** How far, in seconds, a timestamp may fall short of a slot: Matroska rounds to milliseconds. */
    private static final String SLACK = "0.001";

    public enum Kind {
        /** The first frame of each period of this many seconds. */
        EVERY_SECONDS(0.01, 86_400),
        /** Frames 0, n, 2n, ... */
        EVERY_NTH(1, 1_000_000),
        /** This many frames a second, at most those that exist. */
        FPS(0.001, 240),
        /** The first frame, and each one whose score of FFmpeg's scene filter against the previous one reaches this. */
        SCENE_CHANGES(0.01, 0.99);

        private final double least;
        private final double most;

        Kind(double least, double most) {
            this.least = least;
            this.most = most;
        }

        public double least() {
            return least;
        }

        public double most() {
            return most;
        }
    }

    public FrameInterval {
        if (!(value >= kind.least && value <= kind.most)) {
            throw new IllegalArgumentException(kind + " of " + value);
        }
    }

    /** About how many frames that gives; 0 if unknown. */
    public double expectedFrames(double seconds, double fps) {
        double all = seconds * fps;
        return switch (kind) {
            case EVERY_SECONDS -> capped(seconds / value, all);
            case EVERY_NTH -> all / value;
            case FPS -> capped(seconds * value, all);
            case SCENE_CHANGES -> 0;
        };
    }

    private static double capped(double wanted, double all) {
        return all > 0 ? Math.min(wanted, all) : wanted;
    }

    /**
     * The condition for FFmpeg's select filter, made of our words and one number. The first frame is always selected,
     * and time never stands still or goes back, as it does in damaged files.
     */
    String condition() {
        String wanted =
                switch (kind) {
                    case EVERY_SECONDS -> firstOfEach("/" + plain(value));
                    case FPS -> firstOfEach("*" + plain(value));
                    case EVERY_NTH -> "not(mod(n," + plain(Math.rint(value)) + "))";
                    case SCENE_CHANGES -> "gt(scene," + plain(value) + ")";
                };
        return "if(isnan(prev_selected_t),1,gt(t,prev_selected_t+0.00001)*" + wanted + ")";
    }

    /**
     * Compares the numbers of the slots that a frame and the previously chosen one fall into, so errors do not add up.
     */
    private static String firstOfEach(String slots) {
        return "gt(floor((t+" + SLACK + ")" + slots + "),floor((prev_selected_t+" + SLACK + ")" + slots + "))";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
