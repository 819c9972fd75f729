package dev.claquete.render.frame;

/**
 * Draws something over the frames of a {@link FrameSource}: captions, a watermark. Thread-safe for different frames.
 */
public interface FrameOverlay {

    /**
     * Blends into a frame that already holds its picture.
     *
     * @param index the frame's number in its {@link FrameSource}
     */
    void draw(int index, YuvFrame onto);
}
