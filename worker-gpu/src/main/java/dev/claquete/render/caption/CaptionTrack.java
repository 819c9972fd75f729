package dev.claquete.render.caption;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/** Captions over a whole video as a sequence of still pictures. Used by one thread. */
public interface CaptionTrack {

    /** When each picture appears, in ascending milliseconds. Nothing is visible before the first. */
    List<Long> changes();

    /** The part of the frame that contains all pictures, with even corners. */
    Rectangle area();

    /**
     * Paints one picture.
     *
     * @param index of {@link #changes}; in ascending order
     * @param onto of the area's size, of type TYPE_INT_ARGB_PRE, fully transparent
     */
    void paint(int index, BufferedImage onto);
}
