package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Source;
import dev.claquete.operation.scenes.Fill;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.ScenePlan.Scene;
import dev.claquete.operation.scenes.ScenePlan.Transition;
import dev.claquete.operation.scenes.SoundClip;
import dev.claquete.studio.web.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a plan from a request and checks everything that can be checked without the files. */
@Component
class PlanReader {

    private static final double USUAL_SECONDS = 5;
    private static final double USUAL_MUSIC_VOLUME = 0.25;
    private static final Fill BLACK = new Fill(List.of("#000000FF"), 0, false);

    private final SceneProperties limits;

    PlanReader(SceneProperties limits) {
        this.limits = limits;
    }

    /** @throws dev.claquete.studio.web.InvalidInput naming the invalid field */
    ScenePlan read(JsonNode tree, SceneInputs wishes) {
        JsonReader in = JsonReader.of(tree);
        ScenePlan.Output output = OutputReader.of(in.get("output"), limits.maxPixels());
        StyleReader styles = new StyleReader(in.get("styles"));
        List<JsonReader> written = in.get("scenes").items(limits.maxScenes());
        if (written.isEmpty()) {
            throw in.get("scenes").invalid("must have at least one scene");
        }
        List<Scene> scenes = new ArrayList<>();
        List<SoundClip> sounds = new ArrayList<>();
        MemoryEstimate weight = new MemoryEstimate(output, limits);
        for (JsonReader scene : written) {
            ElementReader elements = new ElementReader(scenes.size(), styles, wishes, limits.maxText());
            scene.object().get("elements").items(limits.maxElements()).forEach(elements::add);
            weight.check(scene.get("elements"), elements.seen());
            scenes.add(scene(scene, elements));
            sounds.addAll(elements.heard());
        }
        narration(in.get("audio"), wishes).ifPresent(sounds::add);
        music(in.either("music", "background_music"), wishes).ifPresent(sounds::add);
        check(in, scenes, sounds);
        return new ScenePlan(output, List.copyOf(scenes), List.copyOf(sounds));
    }

    private static Scene scene(JsonReader in, ElementReader elements) {
        JsonReader background = in.either("background", "backgroundColor");
        return new Scene(
                in.get("duration").number(0.1, 3600).orElse(null),
                ColourReader.fill(background, BLACK),
                transition(in.get("transition")),
                elements.seen());
    }

    /** {@code "fade"}, or {@code {"type": "fade", "duration": 0.5}}. */
    private static @Nullable Transition transition(JsonReader in) {
        if (!in.present()) {
            return null;
        }
        boolean plain = in.node().isTextual();
        JsonReader type = plain ? in : in.object().get("type");
        String name = type.requiredLine(40);
        if (name.equals("none") || name.equals("cut")) {
            return null;
        }
        Transition.Kind kind = name.equals("crossfade") || name.equals("dissolve")
                ? Transition.Kind.FADE
                : type.choice(Transition.Kind.class, Transition.Kind.FADE);
        return new Transition(kind, plain ? 0.5 : in.get("duration").number(0.05, 5, 0.5));
    }

    /** The sound from beginning to end: a spoken text, or a file. */
    private Optional<SoundClip> narration(JsonReader in, SceneInputs wishes) {
        if (!in.object().present()) {
            return Optional.empty();
        }
        JsonReader url = in.get("url");
        Source source = url.present()
                ? wishes.file(url.path(), Source.Kind.AUDIO, url.requiredLine(2000))
                : ElementReader.speech(in, wishes, limits.maxText());
        double start = in.get("start").number(0, 3600, 0);
        return Optional.of(new SoundClip(
                source, null, start, null, 0, in.get("volume").number(0, 4, 1), false, false, !url.present()));
    }

    private static Optional<SoundClip> music(JsonReader in, SceneInputs wishes) {
        if (!in.object().present()) {
            return Optional.empty();
        }
        JsonReader url = in.get("url");
        Source source = wishes.file(url.path(), Source.Kind.AUDIO, url.requiredLine(2000));
        double volume = in.get("volume").number(0, 4, USUAL_MUSIC_VOLUME);
        return Optional.of(
                new SoundClip(source, null, 0, null, 0, volume, in.get("loop").flag(true), true, false));
    }

    private void check(JsonReader in, List<Scene> scenes, List<SoundClip> sounds) {
        double seconds = scenes.stream()
                .mapToDouble(scene -> scene.seconds() == null ? USUAL_SECONDS : scene.seconds())
                .sum();
        if (seconds > limits.maxSeconds()) {
            throw in.get("scenes").invalid("must last at most " + limits.maxSeconds() + " seconds together");
        }
        if (sounds.size() > limits.maxSounds()) {
            throw in.get("scenes").invalid("must have at most " + limits.maxSounds() + " sounds together");
        }
    }
}
