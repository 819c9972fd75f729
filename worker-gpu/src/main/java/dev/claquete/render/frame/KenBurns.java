package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.VisualEffect.Shot;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.PictureGround;
import dev.claquete.render.image.UnreadablePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A moving camera over a still. Every frame is placed exactly, to a fraction of a pixel, so nothing jitters. */
public final class KenBurns implements FrameSource {

    private final StillLens lens;
    private final VisualEffect effect;
    private final double motion;
    private final int frameCount;
    private final @Nullable YuvFrame unmoved;
    private final Deque<StillLens.Desk> idleDesks = new ArrayDeque<>();

    public KenBurns(Still still, VisualEffect effect, Resolution size, int frameCount) {
        this(still, effect, 1, size, frameCount);
    }

    private KenBurns(Still still, VisualEffect effect, double motion, Resolution size, int frameCount) {
        this.lens = new StillLens(still, size);
        this.effect = effect;
        this.motion = motion;
        this.frameCount = frameCount;
        this.unmoved = effect == VisualEffect.STATIC || motion == 0 ? firstFrame(size) : null;
    }

    /**
     * Reads the picture with just the detail that the effect can show.
     *
     * @throws UnreadablePicture if the file is not a readable picture
     */
    public static KenBurns of(Path picture, VisualEffect effect, Resolution size, int frameCount) throws IOException {
        return of(picture, PictureGround.BLURRED, effect, 1, size, frameCount);
    }

    /**
     * @param ground the background of a transparent picture
     * @param motion scales the effect's zoom: 0 stands still, 2 goes twice as far
     * @throws UnreadablePicture if the file is not a readable picture
     */
    public static KenBurns of(
            Path picture, PictureGround ground, VisualEffect effect, double motion, Resolution size, int frameCount)
            throws IOException {
        double largest = 1 + (effect.largestZoom() - 1) * motion;
        Still still = Still.cover(PictureFile.readOver(picture, ground), size, largest);
        return new KenBurns(still, effect, motion, size, frameCount);
    }

    @Override
    public Resolution size() {
        return lens.size();
    }

    @Override
    public int frameCount() {
        return frameCount;
    }

    @Override
    public void draw(int index, YuvFrame into) {
        if (unmoved != null) {
            into.copyFrom(unmoved);
        } else {
            drawShot(effect.shot(index / Math.max(1.0, frameCount - 1.0)).zoomed(motion), into);
        }
    }

    private YuvFrame firstFrame(Resolution size) {
        YuvFrame frame = new YuvFrame(size);
        drawShot(effect.shot(0).zoomed(motion), frame);
        return frame;
    }

    private void drawShot(Shot shot, YuvFrame into) {
        StillLens.Desk desk = takeDesk();
        desk.draw(shot, into);
        synchronized (idleDesks) {
            idleDesks.push(desk);
        }
    }

    private StillLens.Desk takeDesk() {
        synchronized (idleDesks) {
            if (!idleDesks.isEmpty()) {
                return idleDesks.pop();
            }
        }
        return lens.newDesk();
    }
}
