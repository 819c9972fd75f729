package dev.claquete.render;

/**
 * The pictures of a video, counted and measured from its packets, without decoding it.
 *
 * @param widthPx as shown: turned upright, with square pixels
 * @param frames counted; without those that an edit list hides
 * @param rate at which pictures come where they come quickest, as a rate in use; the mean may be far lower
 * @param leadSeconds from the file's beginning to the first picture's appearance: its sound may begin earlier
 * @param ownSeconds from the first picture's appearance to the last one's end
 * @param regular pictures come at the rate, each of them
 * @param steady regular from the file's very beginning, with nothing hidden, and none is turned when shown
 * @param timescale ticks a second
 * @param likeness of two tracks that can be joined without encoding them it is the same: everything that a decoder has to know
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
