package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.image.PictureFile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture prepared for the camera: cut to the output's shape, in the video's colours, with little more detail than
 * the closest shot can show, so that drawing a frame never skips source pixels. Immutable after creation.
 */
public record Still(YuvFrame planes) {

    /**
     * How much finer a still is than the closest shot's pixels. The filters of the still and of the frame both soften
     * the finest detail a little; this margin hides the still's softening (measured on 4K pictures at 1920x1080 against
     * a single exact filter: 54 dB at worst instead of 47).
     */
    private static final double MARGIN = 1.25;

    /**
     * Fills the output's shape from the picture's middle ("cover"); what extends beyond two sides is lost. Never
     * enlarges.
     *
     * @param picture upright and opaque, {@link BufferedImage#TYPE_INT_RGB}, as {@link PictureFile} returns it
     * @param largestZoom of the shots to come, 1 or more
     */
    public static Still cover(BufferedImage picture, Resolution output, double largestZoom) {
        double shape = (double) output.widthPx() / output.heightPx();
        double width = Math.min(picture.getWidth(), picture.getHeight() * shape);
        double height = width / shape;
        double shrink = Math.min(1, MARGIN * largestZoom * output.widthPx() / width);
        YuvFrame planes = new YuvFrame(new Resolution(even(width * shrink), even(height * shrink)));
        fill(planes, picture, width, height);
        return new Still(planes);
    }

    private static int even(double side) {
        return Math.max(2, 2 * (int) Math.round(side / 2));
    }

    /** Resamples the middle {@code width} by {@code height} pixels of the picture to the size of the planes. */
    private static void fill(YuvFrame planes, BufferedImage picture, double width, double height) {
        double left = (picture.getWidth() - width) / 2;
        double top = (picture.getHeight() - height) / 2;
        double stepAcross = width / planes.widthPx;
        double stepDown = height / planes.heightPx;
        FloatTaps lumaAcross = new FloatTaps(SampleAxis.centred(left, stepAcross), planes.widthPx);
        FloatTaps lumaDown = new FloatTaps(SampleAxis.centred(top, stepDown), planes.heightPx);
        FloatTaps chromaAcross = new FloatTaps(SampleAxis.leftSitedFromFull(left, stepAcross), planes.chromaWidthPx());
        FloatTaps chromaDown = new FloatTaps(SampleAxis.centredFromFull(top, stepDown), planes.chromaHeightPx());
        PlaneFilter luma = new PlaneFilter(lumaAcross, lumaDown, picture.getHeight());
        PlaneFilter blue = new PlaneFilter(chromaAcross, chromaDown, picture.getHeight());
        PlaneFilter red = new PlaneFilter(chromaAcross, chromaDown, picture.getHeight());

        int[] rgb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        float[] y = new float[picture.getWidth()];
        float[] cb = new float[picture.getWidth()];
        float[] cr = new float[picture.getWidth()];
        for (int row = 0; row < picture.getHeight(); row++) {
            Bt709.convert(rgb, row * picture.getWidth(), y, cb, cr);
            luma.row(row, y);
            blue.row(row, cb);
            red.row(row, cr);
        }
        luma.finish(planes.y);
        blue.finish(planes.u);
        red.finish(planes.v);
    }
}
