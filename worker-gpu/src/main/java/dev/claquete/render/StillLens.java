package dev.claquete.render;

import dev.claquete.render.VisualEffect.Shot;

/** Draws parts of one still at one size. Immutable and shared; each thread draws at a desk of its own. */
final class StillLens {

    private final Resolution size;
    private final PackedColumns luma;
    private final PackedColumns blue;
    private final PackedColumns red;

    StillLens(Still still, Resolution size) {
        YuvFrame planes = still.planes();
        this.size = size;
        this.luma = new PackedColumns(planes.y, planes.widthPx, planes.heightPx);
        this.blue = new PackedColumns(planes.u, planes.chromaWidthPx(), planes.chromaHeightPx());
        this.red = new PackedColumns(planes.v, planes.chromaWidthPx(), planes.chromaHeightPx());
    }

    Resolution size() {
        return size;
    }

    Desk newDesk() {
        return new Desk();
    }

    /** The weights and scratch memory that drawing a frame needs, reused from frame to frame. Not thread-safe. */
    final class Desk {

        private final FixedTaps lumaAcross = new FixedTaps(size.widthPx(), stepAcross(1));
        private final FixedTaps lumaDown = new FixedTaps(size.heightPx(), stepDown(1));
        private final FixedTaps chromaAcross = new FixedTaps(size.widthPx() / 2, stepAcross(1));
        private final FixedTaps chromaDown = new FixedTaps(size.heightPx() / 2, stepDown(1));
        private final PlaneResampler lumaPlane = new PlaneResampler(luma, size.widthPx(), size.heightPx());
        private final PlaneResampler bluePlane = new PlaneResampler(blue, size.widthPx() / 2, size.heightPx() / 2);
        private final PlaneResampler redPlane = new PlaneResampler(red, size.widthPx() / 2, size.heightPx() / 2);

        private Desk() {}

        void draw(Shot shot, YuvFrame into) {
            double stepAcross = stepAcross(shot.zoom());
            double stepDown = stepDown(shot.zoom());
            lumaAcross.aim(SampleAxis.centred(shot.left(luma.width), stepAcross));
            lumaDown.aim(SampleAxis.centred(shot.top(luma.height), stepDown));
            chromaAcross.aim(SampleAxis.leftSited(shot.left(blue.width), stepAcross));
            chromaDown.aim(SampleAxis.centred(shot.top(blue.height), stepDown));
            lumaPlane.draw(lumaAcross, lumaDown, into.y);
            bluePlane.draw(chromaAcross, chromaDown, into.u);
            redPlane.draw(chromaAcross, chromaDown, into.v);
        }
    }

    private double stepAcross(double zoom) {
        return luma.width / zoom / size.widthPx();
    }

    private double stepDown(double zoom) {
        return luma.height / zoom / size.heightPx();
    }
}
