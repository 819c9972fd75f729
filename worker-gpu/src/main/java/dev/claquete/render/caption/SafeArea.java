package dev.claquete.render.caption;

import java.awt.geom.Rectangle2D;

/**
 * The part of a frame that captions may use. Phone apps lay their title bar, buttons and description over upright
 * videos: TikTok covers about 7 % at the top and 19 % at the bottom, Reels and Shorts 11 to 14 % and 18 to 20 % (their
 * creator guides, 2025). Players of wide and square videos cover little more than their control bar.
 */
public final class SafeArea {

    private SafeArea() {}

    public static Rectangle2D of(int widthPx, int heightPx) {
        boolean upright = heightPx > widthPx;
        double side = 0.08;
        double top = upright ? 0.14 : 0.08;
        double bottom = upright ? 0.22 : 0.10;
        return new Rectangle2D.Double(
                side * widthPx, top * heightPx, (1 - 2 * side) * widthPx, (1 - top - bottom) * heightPx);
    }
}
