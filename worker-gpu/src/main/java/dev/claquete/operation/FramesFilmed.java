package dev.claquete.operation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the progress of a batch of images in frames over all of them. Thread-safe. */
final class FramesFilmed {

    private final OperationContext context;
    private final int images;
    private final long total;
    private final AtomicInteger done = new AtomicInteger();

    FramesFilmed(List<ImagesToVideos.Image> images, int fps, OperationContext context) {
        this.context = context;
        this.images = images.size();
        this.total = images.stream().mapToLong(image -> image.frames(fps)).sum();
    }

    void oneMore() {
        int frames = done.incrementAndGet();
        context.progress((double) frames / total, "Filming " + images + " images: frame " + frames + " of " + total);
    }
}
