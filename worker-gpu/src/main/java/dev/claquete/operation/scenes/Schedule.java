package dev.claquete.operation.scenes;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * When each scene begins, in frames. Times are added up before they are rounded, so rounding errors do not move scenes.
 *
 * @param firstFrames of each scene, followed by the total number of frames
 */
record Schedule(List<Integer> firstFrames, int fps) {

    static final double USUAL_SECONDS = 5;

    /** The pause after a sound before the picture changes. */
    private static final double BREATH_SECONDS = 0.35;

    static Schedule of(ScenePlan plan, Function<Source, Input> facts) {
        int fps = plan.output().fps();
        double[] ends = new double[plan.scenes().size()];
        double at = 0;
        for (int i = 0; i < ends.length; i++) {
            Double wanted = plan.scenes().get(i).seconds();
            at += wanted == null ? suitable(plan, i, facts) : wanted;
            ends[i] = at;
        }
        ends[ends.length - 1] = Math.max(at, longest(plan, null, facts));
        Integer[] frames = new Integer[ends.length + 1];
        frames[0] = 0;
        for (int i = 0; i < ends.length; i++) {
            frames[i + 1] = Math.max(frames[i] + 1, (int) Math.round(ends[i] * fps));
        }
        return new Schedule(List.of(frames), fps);
    }

    private static double suitable(ScenePlan plan, int scene, Function<Source, Input> facts) {
        double heard = longest(plan, scene, facts);
        return heard == 0 ? USUAL_SECONDS : heard;
    }

    private static double longest(
            ScenePlan plan, @org.jspecify.annotations.Nullable Integer scene, Function<Source, Input> facts) {
        return plan.sounds().stream()
                .filter(sound -> sound.leads() && Objects.equals(sound.scene(), scene))
                .mapToDouble(sound -> heard(sound, facts.apply(sound.source()).seconds()))
                .max()
                .orElse(0);
    }

    private static double heard(SoundClip sound, double seconds) {
        double whole = sound.startSeconds() + Math.max(0, seconds - sound.trimSeconds());
        return (sound.endSeconds() == null ? whole : Math.min(whole, sound.endSeconds())) + BREATH_SECONDS;
    }

    int frameCount() {
        return firstFrames.get(firstFrames.size() - 1);
    }

    int sceneAt(int frame) {
        int scene = 0;
        while (frame >= firstFrames.get(scene + 1)) {
            scene++;
        }
        return scene;
    }

    int first(int scene) {
        return firstFrames.get(scene);
    }

    int frames(int scene) {
        return firstFrames.get(scene + 1) - firstFrames.get(scene);
    }

    double seconds(int scene) {
        return (double) frames(scene) / fps;
    }
}
