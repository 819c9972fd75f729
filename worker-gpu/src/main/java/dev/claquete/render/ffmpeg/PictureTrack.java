package dev.claquete.render.ffmpeg;

/**
 * The pictures of a video, counted and measured from its packets without decoding.
 *
 * @param widthPx as shown: upright, with square pixels
 * @param frames counted, without those that an edit list hides
 * @param rate the usual rate that fits where pictures come fastest; the mean may be far lower
 * @param leadSeconds from the file's beginning to the first picture's appearance: its sound may begin earlier
 * @param ownSeconds from the first picture's appearance to the last one's end
 * @param regular whether every picture comes at the rate
 * @param steady whether the track is regular from the file's very beginning, with nothing hidden and no rotation
 * @param timescale ticks a second
 * @param likeness everything that a decoder has to know; equal for two tracks that can be joined without encoding
 */
public record PictureTrack(
        String codec,
        VideoSignal signal,
        int widthPx,
        int heightPx,
        int frames,
        FrameRate rate,
        double leadSeconds,
        double ownSeconds,
        boolean regular,
        boolean steady,
        int timescale,
        String likeness) {

    /** From the file's beginning to the last picture's end. */
    public double seconds() {
        return leadSeconds + ownSeconds;
    }
}
