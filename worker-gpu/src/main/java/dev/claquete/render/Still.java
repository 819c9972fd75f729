package dev.claquete.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture made ready for the camera: cut to the output's shape, in the video's colours, and with no more detail than the
 * closest shot can show, so that drawing a frame never has to skip over source pixels. Immutable once made.
 */
record Still(YuvFrame planes) {

    /**
     * Fills the output's shape from the picture's middle ("cover"); what sticks out on two sides is lost. Never enlarges.
     *
     * @param picture upright and opaque, {@link BufferedImage#TYPE_INT_RGB}, as {@link PictureFile} returns it
     * @param largestZoom of the shots to come, 1 or more
     */
    static Still cover(BufferedImage picture, Resolution output, double largestZoom) {
        double shape = (double) output.widthPx() / output.heightPx();
        double width = Math.min(picture.getWidth(), picture.getHeight() * shape);
        double height = width / shape;
        double left = (picture.getWidth() - width) / 2;
        double top = (picture.getHeight() - height) / 2;
        double shrink = Math.min(1, output.widthPx() * largestZoom / width);
        Resolution size = new Resolution(even(width * shrink), even(height * shrink));
        YuvFrame planes = new YuvFrame(size);
        double stepAcross = width / size.widthPx();
        double stepDown = height / size.heightPx();

        FloatTaps lumaAcross = new FloatTaps(SampleAxis.centred(left, stepAcross), planes.widthPx);
        FloatTaps chromaAcross = new FloatTaps(SampleAxis.leftSitedFromFull(left, stepAcross), planes.chromaWidthPx());
        FloatTaps lumaDown = new FloatTaps(SampleAxis.centred(top, stepDown), planes.heightPx);
        FloatTaps chromaDown = new FloatTaps(SampleAxis.centredFromFull(top, stepDown), planes.chromaHeightPx());

        int[] rgb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        float[][] y = new float[picture.getHeight()][];
        float[][] cb = new float[picture.getHeight()][];
        float[][] cr = new float[picture.getHeight()][];
        float[] fullY = new float[picture.getWidth()];
        float[] fullCb = new float[picture.getWidth()];
        float[] fullCr = new float[picture.getWidth()];
        for (int row = 0; row < picture.getHeight(); row++) {
            Bt709.convert(rgb, row * picture.getWidth(), fullY, fullCb, fullCr);
            y[row] = lumaAcross.along(fullY);
            cb[row] = chromaAcross.along(fullCb);
            cr[row] = chromaAcross.along(fullCr);
        }
        filterDown(y, lumaDown, planes.y);
        filterDown(cb, chromaDown, planes.u);
        filterDown(cr, chromaDown, planes.v);
        return new Still(planes);
    }

    private static int even(double side) {
        return Math.max(2, 2 * (int) Math.round(side / 2));
    }

    private static void filterDown(float[][] lines, FloatTaps down, byte[] plane) {
        int width = lines[0].length;
        float[] row = new float[width];
        for (int i = 0; i < down.samples; i++) {
            down.over(lines, i, row);
            for (int x = 0; x < width; x++) {
                plane[i * width + x] = (byte) Math.max(0, Math.min(255, Math.round(row[x])));
            }
        }
    }
}
