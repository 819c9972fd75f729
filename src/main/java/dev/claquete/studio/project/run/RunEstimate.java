package dev.claquete.studio.project.run;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.GivenScript;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.web.PricedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The parts that a goal still lacks or that are unpaid; an estimate if the scenes are not written yet. */
record RunEstimate(int scripts, int images, int narrations, int videos) {

    /** The target of script writers, see SceneCutter. */
    private static final double SECONDS_PER_SCENE = 6.5;

    /** Speech has about 16 characters a second. */
    private static final double CHARACTERS_PER_SCENE = SECONDS_PER_SCENE * 16;

    /** @param unpaid whether an object of a scene has not been paid for */
    static RunEstimate of(Project project, List<Scene> scenes, RunTarget goal, Predicate<ObjectKey> unpaid) {
        int videos = goal.isVideo() ? 1 : 0;
        if (scenes.isEmpty()) {
            int expected = expectedScenes(project);
            boolean images = goal.isVideo() || goal.kind() == RunTarget.Kind.IMAGES;
            boolean narrations = goal.isVideo() || goal.kind() == RunTarget.Kind.NARRATIONS;
            return new RunEstimate(1, images ? expected : 0, narrations ? expected : 0, videos);
        }
        int images = 0;
        int narrations = 0;
        for (Scene scene : scenes) {
            boolean wanted = scene.shown() || scene.id().equals(goal.sceneId());
            images += wanted && lacksImage(scene, goal, unpaid) ? 1 : 0;
            narrations += wanted && lacksNarration(project, scene, goal, unpaid) ? 1 : 0;
        }
        return new RunEstimate(0, images, narrations, videos);
    }

    private static boolean lacksImage(Scene scene, RunTarget goal, Predicate<ObjectKey> unpaid) {
        return goal.wantsImageOf(scene.id()) && !scene.imageGiven() && lacks(scene.asset(Asset.Kind.IMAGE), unpaid);
    }

    private static boolean lacksNarration(Project project, Scene scene, RunTarget goal, Predicate<ObjectKey> unpaid) {
        return goal.wantsNarrationOf(scene.id())
                && scene.content().spoken(project.voicing().language())
                && lacks(scene.asset(Asset.Kind.AUDIO), unpaid);
    }

    private static boolean lacks(Asset asset, Predicate<ObjectKey> unpaid) {
        return !asset.completed() || asset.key().filter(unpaid).isPresent();
    }

    private static int expectedScenes(Project project) {
        ContentSettings story = project.story();
        Optional<GivenScript> given = GivenScript.in(story, project.voicing().language());
        if (given.isPresent()) {
            return atLeastOne(given.get().text().length() / CHARACTERS_PER_SCENE);
        }
        Integer target = story.targetScenes();
        return target == null ? atLeastOne(story.maxSeconds() / SECONDS_PER_SCENE) : target;
    }

    private static int atLeastOne(double scenes) {
        return Math.max(1, (int) Math.ceil(scenes));
    }

    List<PricedItem> items(ToLongFunction<PaidStep> price) {
        return List.of(
                item(PaidStep.SCRIPT, scripts, price),
                item(PaidStep.IMAGE, images, price),
                item(PaidStep.NARRATION, narrations, price),
                item(PaidStep.VIDEO, videos, price));
    }

    private static PricedItem item(PaidStep step, int count, ToLongFunction<PaidStep> price) {
        return new PricedItem(step.operation(), count, price.applyAsLong(step));
    }

    long cost(ToLongFunction<PaidStep> price) {
        return items(price).stream()
                .mapToLong(item -> item.count() * item.price())
                .sum();
    }

    /** {@code 1 script, 10 images, 10 narrations}, in the project's language. */
    String in(String language) {
        boolean portuguese = language.startsWith("pt");
        List<String> parts = new ArrayList<>();
        add(parts, scripts, portuguese ? "roteiro" : "script", portuguese ? "roteiros" : "scripts");
        add(parts, images, portuguese ? "imagem" : "image", portuguese ? "imagens" : "images");
        add(parts, narrations, portuguese ? "narração" : "narration", portuguese ? "narrações" : "narrations");
        add(parts, videos, portuguese ? "vídeo" : "video", portuguese ? "vídeos" : "videos");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one, String several) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : several));
        }
    }
}
