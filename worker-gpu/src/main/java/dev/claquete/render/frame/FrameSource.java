package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;

/** A moving picture of known length. Its frames can be drawn in any order, from several threads at once. */
public interface FrameSource {

    /** The size of every frame. */
    Resolution size();

    int frameCount();

    /**
     * Draws one whole frame. Thread-safe for different frames; allocates nothing that grows with the picture.
     *
     * @param index 0 to {@code frameCount() - 1}
     * @param into of this source's size; its content is overwritten
     */
    void draw(int index, YuvFrame into);
}
