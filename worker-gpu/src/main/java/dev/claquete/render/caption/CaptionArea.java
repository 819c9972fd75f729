package dev.claquete.render.caption;

import dev.claquete.render.ffmpeg.Resolution;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** The smallest part of a frame, with even corners, that holds everything to be painted. */
final class CaptionArea {

    private final Rectangle frame;
    private final double reachPx;
    private @Nullable Rectangle2D all;

    /** @param reachPx how far painting extends beyond the text */
    CaptionArea(Resolution size, double reachPx) {
        this.frame = new Rectangle(size.widthPx(), size.heightPx());
        this.reachPx = reachPx;
    }

    void include(Rectangle2D text) {
        all = all == null ? text : all.createUnion(text);
    }

    Rectangle box() {
        if (all == null) {
            return new Rectangle(0, 0, 2, 2);
        }
        int left = even(all.getMinX() - reachPx, frame.width - 2);
        int top = even(all.getMinY() - reachPx, frame.height - 2);
        int right = even(all.getMaxX() + reachPx + 2, frame.width);
        int bottom = even(all.getMaxY() + reachPx + 2, frame.height);
        return new Rectangle(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
    }

    private static int even(double at, int most) {
        return (int) Math.max(0, Math.min(most, Math.floor(at))) & ~1;
    }
}
