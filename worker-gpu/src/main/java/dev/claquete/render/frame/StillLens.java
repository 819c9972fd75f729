package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.VisualEffect.Shot;

/** Draws parts of one still at one size. Immutable and shared; each thread draws at its own {@link Desk}. */
public final class StillLens {

    private final Resolution size;
    private final PackedColumns luma;
    private final PackedColumns chroma;

    public StillLens(Still still, Resolution size) {
        YuvFrame planes = still.planes();
        this.size = size;
        this.luma = new PackedColumns(planes.widthPx, planes.heightPx, planes.y);
        this.chroma = new PackedColumns(planes.chromaWidthPx(), planes.chromaHeightPx(), planes.u, planes.v);
    }

    public Resolution size() {
        return size;
    }

    public Desk newDesk() {
        return new Desk();
    }

    /** The weights and scratch memory that drawing a frame needs, reused from frame to frame. Not thread-safe. */
    public final class Desk {

        private final FixedTaps lumaAcross = new FixedTaps(size.widthPx(), stepAcross(1));
        private final FixedTaps lumaDown = new FixedTaps(size.heightPx(), stepDown(1));
        private final FixedTaps chromaAcross = new FixedTaps(size.widthPx() / 2, stepAcross(1));
        private final FixedTaps chromaDown = new FixedTaps(size.heightPx() / 2, stepDown(1));
        private final PlaneResampler lumaPlane = new PlaneResampler(luma, size.widthPx(), size.heightPx());
        private final PlaneResampler chromaPlanes = new PlaneResampler(chroma, size.widthPx() / 2, size.heightPx() / 2);

        private Desk() {}

        void draw(Shot shot, YuvFrame into) {
            double stepAcross = stepAcross(shot.zoom());
            double stepDown = stepDown(shot.zoom());
            lumaAcross.aim(SampleAxis.centred(shot.left(luma.width), stepAcross));
            lumaDown.aim(SampleAxis.centred(shot.top(luma.height), stepDown));
            chromaAcross.aim(SampleAxis.leftSited(shot.left(chroma.width), stepAcross));
            chromaDown.aim(SampleAxis.centred(shot.top(chroma.height), stepDown));
            lumaPlane.draw(lumaAcross, lumaDown, into.y);
            chromaPlanes.draw(chromaAcross, chromaDown, into.u, into.v);
        }
    }

    private double stepAcross(double zoom) {
        return luma.width / zoom / size.widthPx();
    }

    private double stepDown(double zoom) {
        return luma.height / zoom / size.heightPx();
    }
}
