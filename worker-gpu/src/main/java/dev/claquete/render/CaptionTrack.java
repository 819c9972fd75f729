package dev.claquete.render;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/** Captions over the whole of a video, as a sequence of still pictures. Used by one thread. */
public interface CaptionTrack {

    /** When each picture comes, in milliseconds, growing; before the first there is nothing to see. */
    List<Long> changes();

    /** The part of the frame that all pictures lie in, with even corners. */
    Rectangle area();

    /**
     * Paints one picture.
     *
     * @param index of {@link #changes}; in growing order
     * @param onto of the area's size, of type TYPE_INT_ARGB_PRE, wholly transparent
     */
    void paint(int index, BufferedImage onto);
}
