package dev.claquete.render;

import java.math.BigDecimal;

/**
 * Which frames of a video are wanted. Only frames that the video has are ever given, each with its own time: nothing is
 * repeated where it stands still and nothing is blended, so a video of variable frame rate is as good as any.
 *
 * @param value of the kind's own unit: seconds, frames, frames a second or the score of a change
 */
public record FrameInterval(Kind kind, double value) {

    /** How much of a slot a timestamp may fall short of it, in seconds: Matroska rounds to milliseconds. */
    private static final String SLACK = "0.001";

    public enum Kind {
        /** The first frame of each stretch of so many seconds. */
        EVERY_SECONDS(0.01, 86_400),
        /** Frames 0, n, 2n, ... */
        EVERY_NTH(1, 1_000_000),
        /** So many frames a second, at most those that there are. */
        FPS(0.001, 240),
        /** The first frame, and each one that differs from the one before by this score of FFmpeg's scene filter. */
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

    /** How many frames that gives, about; 0 where nobody can know. */
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
     * The condition for FFmpeg's select filter; made of our words and one number. The first frame is always in, and time
     * never stands still or goes back, as it does in damaged files.
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

    /** By the number of the slot that a frame and the one chosen before it fall into: no error adds up. */
    private static String firstOfEach(String slots) {
        return "gt(floor((t+" + SLACK + ")" + slots + "),floor((prev_selected_t+" + SLACK + ")" + slots + "))";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
