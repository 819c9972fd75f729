package dev.claquete.render.ffmpeg;

/** The size of a picture in pixels. Both sides are even, because 4:2:0 keeps one colour sample for 2x2 pixels. */
public record Resolution(int widthPx, int heightPx) {

    public Resolution {
        if (widthPx < 2 || heightPx < 2 || widthPx % 2 != 0 || heightPx % 2 != 0) {
            throw new IllegalArgumentException(
                    "a video's sides must be even and positive, not " + widthPx + "x" + heightPx);
        }
    }

    @Override
    public String toString() {
        return widthPx + "x" + heightPx;
    }
}
