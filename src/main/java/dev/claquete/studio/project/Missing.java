package dev.claquete.studio.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a goal lacks so far; estimated where nobody has written the scenes yet. */
record Missing(int scripts, int images, int narrations, int videos) {

    /** What the writers aim at, see SceneCutter. */
    private static final double SECONDS_PER_SCENE = 6.5;

    /** A spoken text has about 16 characters a second. */
    private static final double CHARACTERS_PER_SCENE = SECONDS_PER_SCENE * 16;

    static Missing of(Project project, List<Scene> scenes, Goal goal) {
        int videos = goal.isVideo() ? 1 : 0;
        if (scenes.isEmpty()) {
            int expected = expectedScenes(project);
            boolean images = goal.isVideo() || goal.kind() == Goal.Kind.IMAGES;
            boolean narrations = goal.isVideo() || goal.kind() == Goal.Kind.NARRATIONS;
            return new Missing(1, images ? expected : 0, narrations ? expected : 0, videos);
        }
        int images = 0;
        int narrations = 0;
        for (Scene scene : scenes) {
            boolean wanted = scene.shown() || scene.id().equals(goal.sceneId());
            images += wanted && lacksImage(scene, goal) ? 1 : 0;
            narrations += wanted && lacksNarration(scene, goal) ? 1 : 0;
        }
        return new Missing(0, images, narrations, videos);
    }

    private static boolean lacksImage(Scene scene, Goal goal) {
        return goal.wantsImageOf(scene.id())
                && !scene.imageGiven()
                && !scene.asset(AssetKind.IMAGE).completed();
    }

    private static boolean lacksNarration(Scene scene, Goal goal) {
        return goal.wantsNarrationOf(scene.id())
                && !scene.content().silent()
                && !scene.asset(AssetKind.AUDIO).completed();
    }

    private static int expectedScenes(Project project) {
        Story story = project.story();
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

    long cost(ToLongFunction<PaidStep> price) {
        return scripts * price.applyAsLong(PaidStep.SCRIPT)
                + images * price.applyAsLong(PaidStep.IMAGE)
                + narrations * price.applyAsLong(PaidStep.NARRATION)
                + videos * price.applyAsLong(PaidStep.VIDEO);
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
