package dev.claquete.operation;

import dev.claquete.render.FrameExtraction;
import dev.claquete.render.FrameInterval;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.TooManyFrames;
import java.io.IOException;
import java.util.Map;

/** Extracts single frames of a video as a ZIP with a list of their times. */
public final class ExtractFrames implements Operation<ExtractFrames.Order> {

    public static final String NAME = "extract-frames";

    /** The product's fact with the number of frames in the ZIP. */
    public static final String COUNT = "frames";

    private final FrameExtraction extraction;

    ExtractFrames(FrameExtraction extraction) {
        this.extraction = extraction;
    }

    /**
     * @param intervalValue in the unit of its kind
     * @param imageFormat {@code jpg} or {@code png}
     * @param maxZipBytes largest total size of the pictures
     */
    public record Order(
            Source video,
            FrameInterval.Kind intervalKind,
            double intervalValue,
            String imageFormat,
            int maxFrames,
            long maxPixels,
            double maxSeconds,
            long maxZipBytes) {

        FrameExtraction.Request request() {
            FrameInterval interval = new FrameInterval(intervalKind, intervalValue);
            return new FrameExtraction.Request(interval, imageFormat, maxFrames, maxPixels, maxSeconds, maxZipBytes);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String price() {
        return "frames_extract";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.ARCHIVE;
    }

    @Override
    public void perform(Order order, OperationContext context) throws MediaBroken, OperationImpossible, IOException {
        context.progress(0, "Fetching the video");
        try {
            FrameExtraction.Archive archive =
                    extraction.extract(context.file(order.video), order.request(), context.task());
            Map<String, Object> facts = Map.of(COUNT, archive.count());
            context.keep(
                    "frames", archive.file(), "zip", "application/zip", new OperationContext.Facts(0, 0, 0, facts));
        } catch (TooManyFrames e) {
            throw new OperationImpossible(String.valueOf(e.getMessage()));
        }
    }
}
