package dev.claquete.render;

/**
 * The pictures of a video, counted and measured from its packets, without decoding it.
 *
 * @param widthPx as shown: turned upright, with square pixels
 * @param frames counted
 * @param rate the mean
 * @param seconds from the first picture's appearance to the last one's end
 * @param steady pictures come at the rate from the very beginning, and none is turned when shown
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
        double seconds,
        boolean steady,
        int timescale,
        String likeness) {}
