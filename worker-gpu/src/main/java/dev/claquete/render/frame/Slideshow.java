package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.Resolution;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pictures one after another, each for the same time, with a transition around the middle of each joint:
 *
 * <pre>
 *   slide 0 |------------------+++|
 *                              |+++------------+++|  slide 1
 *                                              |+++----------|  slide 2
 *   joints                     0  ^               ^           (h frames before and after)
 * </pre>
 *
 * Slides are opened when needed and dropped soon after, so there may be any number of them.
 */
public final class Slideshow implements FrameSource {

    /** Painters are at most this many slides apart; beyond that they would open one twice. */
    private static final int KEPT = 3;

    private final Resolution size;
    private final FrameRate rate;
    private final Plan plan;
    private final int half;
    private final Slides slides;
    private final Map<Integer, FrameSource> open = new ConcurrentHashMap<>();
    private final Deque<YuvFrame> scratch = new ArrayDeque<>();

    /**
     * The timing of the slides.
     *
     * @param secondsEach of every slide, from the middle of a joint to the middle of the next
     * @param transitionSeconds at most as long as a slide
     */
    public record Plan(int slides, double secondsEach, Transition transition, double transitionSeconds) {}

    /** Opens the slides. Thread-safe. */
    public interface Slides {

        /** @param frameCount how long the slide is visible, transitions included */
        FrameSource open(int index, int frameCount);
    }

    public Slideshow(Resolution size, FrameRate rate, Plan plan, Slides slides) {
        this.size = size;
        this.rate = rate;
        this.plan = plan;
        this.slides = slides;
        int wanted = plan.transition == Transition.CUT ? 0 : (int) Math.round(plan.transitionSeconds * rate.fps() / 2);
        this.half = Math.max(0, Math.min(wanted, (int) Math.floor(plan.secondsEach * rate.fps()) / 2));
    }

    @Override
    public Resolution size() {
        return size;
    }

    @Override
    public int frameCount() {
        return Math.max(plan.slides, start(plan.slides));
    }

    /** The first frame of a slide's own time; each slide has at least one. */
    private int start(int slide) {
        return Math.max(slide, (int) Math.round(slide * plan.secondsEach * rate.fps()));
    }

    @Override
    public void draw(int index, YuvFrame into) {
        int slide = slideAt(index);
        int end = start(slide + 1);
        if (slide < plan.slides - 1 && index >= end - half) {
            drawJoint(slide, end, index, into);
        } else if (slide > 0 && index < start(slide) + half) {
            drawJoint(slide - 1, start(slide), index, into);
        } else {
            drawSlide(slide, index, into);
        }
        open.keySet().removeIf(other -> other < slide - KEPT);
    }

    private int slideAt(int index) {
        int slide = Math.min(plan.slides - 1, (int) (index / (plan.secondsEach * rate.fps())));
        while (slide > 0 && index < start(slide)) {
            slide--;
        }
        while (slide < plan.slides - 1 && index >= start(slide + 1)) {
            slide++;
        }
        return slide;
    }

    private void drawJoint(int before, int at, int index, YuvFrame into) {
        YuvFrame from = take();
        YuvFrame to = take();
        drawSlide(before, index, from);
        drawSlide(before + 1, index, to);
        plan.transition.draw(from, to, (index - at + half + 0.5) / (2.0 * half), into);
        give(from);
        give(to);
    }

    private void drawSlide(int slide, int index, YuvFrame into) {
        int from = start(slide) - (slide > 0 ? half : 0);
        int to = start(slide + 1) + (slide < plan.slides - 1 ? half : 0);
        open.computeIfAbsent(slide, it -> slides.open(it, to - from)).draw(index - from, into);
    }

    private YuvFrame take() {
        synchronized (scratch) {
            return scratch.isEmpty() ? new YuvFrame(size) : scratch.pop();
        }
    }

    private void give(YuvFrame frame) {
        synchronized (scratch) {
            scratch.push(frame);
        }
    }
}
