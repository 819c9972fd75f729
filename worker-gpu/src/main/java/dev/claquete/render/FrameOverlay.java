package dev.claquete.render;

/** Something that is drawn over the frames of a {@link FrameSource}: captions, a watermark. Thread-safe for different frames. */
public interface FrameOverlay {

    /**
     * Blends into a frame that already holds its picture.
     *
     * @param index the frame's number, counted as its {@link FrameSource} counts
     */
    void draw(int index, YuvFrame onto);
}
