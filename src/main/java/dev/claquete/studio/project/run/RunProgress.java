package dev.claquete.studio.project.run;

import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import java.util.List;

/**
 * The progress of a run, in per cent. A script counts 5, composing 15, and the scenes share the rest, each weighted by
 * what the goal requires of it: an image 3, a narration 2, a clip 5 parts.
 */
final class RunProgress {

    static final int SCRIPT = 5;
    private static final int COMPOSING = 15;
    private static final double IMAGE_PARTS = 3;
    private static final double NARRATION_PARTS = 2;
    private static final double CLIP_PARTS = 5;

    private RunProgress() {}

    /** @param scenes those in the video */
    static int ofScenes(RunTarget goal, List<Scene> scenes) {
        double wanted = 0;
        double done = 0;
        for (Scene scene : scenes) {
            if (goal.wantsImageOf(scene.id())) {
                wanted += IMAGE_PARTS;
                done += scene.asset(Asset.Kind.IMAGE).completed() ? IMAGE_PARTS : 0;
            }
            if (goal.wantsNarrationOf(scene.id()) && !scene.content().silent()) {
                wanted += NARRATION_PARTS;
                done += scene.asset(Asset.Kind.AUDIO).completed() ? NARRATION_PARTS : 0;
            }
            if (goal.isVideo()) {
                wanted += CLIP_PARTS;
                done += CLIP_PARTS * (scene.asset(Asset.Kind.VIDEO).completed() ? 1 : scene.videoFraction());
            }
        }
        int share = 100 - SCRIPT - (goal.isVideo() ? COMPOSING : 0);
        return SCRIPT + (wanted == 0 ? 0 : (int) Math.floor(share * done / wanted));
    }

    /** @param fraction of the composing; the last per cent is the publishing */
    static int ofComposing(double fraction) {
        return 100 - COMPOSING + (int) Math.floor((COMPOSING - 1) * fraction);
    }
}
