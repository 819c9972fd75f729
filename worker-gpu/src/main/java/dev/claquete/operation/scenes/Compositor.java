package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.FrameSource;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.work.TaskContext;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws the pictures of a plan. Each frame depends only on the plan and the frame's number, not on frames drawn before.
 * A scene's stage is built when one of its frames is first needed and closed when the next scene but one has begun;
 * {@link #close} closes the rest.
 */
public final class Compositor implements FrameSource, AutoCloseable {

    private record Still(int scene, List<Boolean> key, YuvFrame frame) {}

    private final ScenePlan plan;
    private final Schedule schedule;
    private final SceneBuilder hands;
    /** Frames beyond the number of painters, in the ring that they draw to. */
    private static final int FRAMES_IN_FLIGHT = 2;

    private final TreeMap<Integer, Stage> stages = new TreeMap<>();
    private final int painters;
    private final Deque<BufferedImage> idleCanvases = new ArrayDeque<>();
    private volatile @Nullable Still still;

    /** @param painters the most frames that are drawn at the same time */
    public Compositor(ScenePlan plan, Material material, Ffmpeg ffmpeg, TaskContext task, int painters) {
        this.painters = painters;
        this.plan = plan;
        this.schedule = Schedule.of(plan, material::facts);
        this.hands = new SceneBuilder(plan, schedule, material, ffmpeg, task, painters);
    }

    @Override
    public Resolution size() {
        return plan.output().size();
    }

    @Override
    public int frameCount() {
        return schedule.frameCount();
    }

    /**
     * The visible frame at a moment of a scene.
     *
     * @param seconds moments outside the scene give its first or last frame
     */
    public int frameAt(int scene, double seconds) {
        double within =
                Math.max(0, Math.min(schedule.frames(scene) - 1.0, Math.floor(seconds * schedule.fps() + 1e-6)));
        return schedule.first(scene) + (int) within;
    }

    /** The length of a scene. */
    public double seconds(int scene) {
        return schedule.seconds(scene);
    }

    /**
     * @throws dev.claquete.render.image.UnreadablePicture as the cause of an {@link UncheckedIOException}
     * @throws VideoUnreadable if a video turns out to be broken
     */
    @Override
    public void draw(int index, YuvFrame into) {
        int scene = schedule.sceneAt(index);
        Stage stage = stage(scene, index);
        int within = index - schedule.first(scene);
        Optional<List<Boolean>> key =
                Transitions.progress(plan, schedule, scene, within) < 1 ? Optional.empty() : stage.still(within);
        Still last = still;
        if (last != null && last.scene == scene && key.isPresent() && key.get().equals(last.key)) {
            into.copyFrom(last.frame);
            return;
        }
        BufferedImage canvas = takeCanvas();
        paint(index, canvas);
        FrameColours.convert(((DataBufferInt) canvas.getRaster().getDataBuffer()).getData(), into);
        giveBack(canvas);
        if (key.isPresent()) {
            YuvFrame kept = new YuvFrame(size());
            kept.copyFrom(into);
            still = new Still(scene, key.get(), kept);
        }
    }

    /** The same picture as TYPE_INT_RGB. */
    public BufferedImage picture(int index) {
        BufferedImage picture = canvas();
        paint(index, picture);
        return picture;
    }

    private void paint(int index, BufferedImage onto) {
        int scene = schedule.sceneAt(index);
        int within = index - schedule.first(scene);
        double progress = Transitions.progress(plan, schedule, scene, within);
        if (progress >= 1) {
            stage(scene, index).draw(within, onto);
            return;
        }
        int[] before = stage(scene - 1, index).lastPicture(onto.getWidth(), onto.getHeight());
        BufferedImage coming = takeCanvas();
        stage(scene, index).draw(within, coming);
        Transitions.draw(plan.scenes().get(scene), before, coming, progress, onto);
        giveBack(coming);
    }

    /** @param index of the current frame; other threads may still draw frames a little before it */
    private Stage stage(int scene, int index) {
        int oldest = schedule.sceneAt(Math.max(0, index - painters - FRAMES_IN_FLIGHT)) - 1;
        synchronized (stages) {
            Stage stage = stages.get(scene);
            if (stage == null) {
                stage = set(scene);
                stages.put(scene, stage);
            }
            Map<Integer, Stage> passed = stages.headMap(Math.min(scene - 1, oldest));
            passed.values().forEach(Stage::close);
            passed.clear();
            return stage;
        }
    }

    private Stage set(int scene) {
        try {
            return hands.set(scene);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage takeCanvas() {
        synchronized (idleCanvases) {
            BufferedImage idle = idleCanvases.poll();
            return idle == null ? canvas() : idle;
        }
    }

    private void giveBack(BufferedImage canvas) {
        synchronized (idleCanvases) {
            idleCanvases.push(canvas);
        }
    }

    private BufferedImage canvas() {
        return new BufferedImage(size().widthPx(), size().heightPx(), BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void close() {
        synchronized (stages) {
            stages.values().forEach(Stage::close);
            stages.clear();
        }
    }
}
