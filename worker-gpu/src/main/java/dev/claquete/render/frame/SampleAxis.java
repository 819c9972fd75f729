package dev.claquete.render.frame;

/**
 * Where the samples of a target plane lie among the samples of its source, along one axis: target sample {@code i} is at
 * source sample {@code start + i * step}. A zoom with a pan is one such axis across and one down.
 *
 * <p>In the continuous coordinates of a picture, where a pixel covers one unit, luma sample {@code i} sits in the middle of
 * its pixel, at {@code i + 0.5}. In 4:2:0 with "left" siting (ISO/IEC 14496-10, chroma_sample_loc_type 0: what H.264 and
 * MPEG-2 mean when they say nothing) chroma sample {@code i} sits at {@code 2i + 0.5} across, on a luma sample, and at
 * {@code 2i + 1} down, between two. Resampling that ignores this drags the colours half a pixel off the shapes.
 *
 * @param start source position of the first target sample, in samples
 * @param step source samples from one target sample to the next; above 1 the picture shrinks
 */
public record SampleAxis(double start, double step) {

    /**
     * Luma from luma, or colour from colour with both planes centred (down the picture).
     *
     * @param origin where the window begins, in source samples from the picture's edge
     * @param step source samples in one target sample
     */
    public static SampleAxis centred(double origin, double step) {
        return new SampleAxis(origin + 0.5 * step - 0.5, step);
    }

    /** Chroma from chroma across the picture: with left siting the first sample is a quarter of a chroma pixel from the edge. */
    static SampleAxis leftSited(double origin, double step) {
        return new SampleAxis(origin + 0.25 * step - 0.25, step);
    }

    /** Chroma across, from a source that still has colour in every pixel; {@code step} is that of luma. */
    static SampleAxis leftSitedFromFull(double origin, double step) {
        return new SampleAxis(origin + 0.5 * step - 0.5, 2 * step);
    }

    /** Chroma down, from a source that still has colour in every pixel; {@code step} is that of luma. */
    static SampleAxis centredFromFull(double origin, double step) {
        return new SampleAxis(origin + step - 0.5, 2 * step);
    }

    double position(int index) {
        return start + index * step;
    }
}
