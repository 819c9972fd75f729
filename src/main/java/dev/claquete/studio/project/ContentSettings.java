package dev.claquete.studio.project;

import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The content of a project's video.
 *
 * @param topic of the script to write; may itself be a script (text or JSON)
 * @param script the exact script, if the client supplied one
 * @param style the requested look and tone, for example {@code cinematic}
 * @param title of the finished video
 * @param description of the finished video
 * @param approveScript whether a person must approve a written script before anything is made from it
 * @param minSeconds target length of a written script
 * @param maxSeconds target length of a written script
 * @param targetScenes target number of scenes of a written script
 */
@Embeddable
public record ContentSettings(
        String topic,
        @Nullable String script,
        String style,
        @Column(name = "generated_title") @Nullable String title,
        @Column(name = "generated_description") @Nullable String description,
        boolean approveScript,
        int minSeconds,
        int maxSeconds,
        @Nullable Integer targetScenes) {

    public static final int MAX_TOPIC = 500_000;
    public static final int MAX_SCENES = 60;
    private static final int MAX_SECONDS = 3600;

    /** The length of scenes if only their number is given. */
    private static final int SHORT_SCENE_SECONDS = 5;

    private static final int LONG_SCENE_SECONDS = 8;

    public static ContentSettings read(JsonReader in, @Nullable ContentSettings before) {
        String topic = before == null
                ? in.get("topic").text(MAX_TOPIC).orElse("")
                : in.get("topic").wordsOr(MAX_TOPIC, before.topic);
        JsonReader length = in.get("duration_config").objectIfPresent().orElse(null);
        Integer scenes = before == null ? null : before.targetScenes;
        if (length != null && length.has("target_scenes")) {
            scenes = length.get("target_scenes").whole(1, MAX_SCENES).orElse(null);
        }
        int usualMin = before != null ? before.minSeconds : scenes == null ? 55 : scenes * SHORT_SCENE_SECONDS;
        int usualMax = before != null ? before.maxSeconds : scenes == null ? 65 : scenes * LONG_SCENE_SECONDS;
        int min = whole(length, "min", Math.min(usualMin, whole(length, "max", usualMin)));
        int max = whole(length, "max", Math.max(usualMax, min));
        if (length != null && min > max) {
            throw length.invalid("min", "must not be greater than max");
        }
        return new ContentSettings(
                topic,
                in.clears("script") ? null : in.has("script") ? in.get("script").words(MAX_TOPIC) : script(before),
                in.get("style").wordsOr(200, before == null ? "cinematic" : before.style),
                in.get("generated_title").textOr(200, before == null ? null : before.title),
                in.get("generated_description").textOr(5000, before == null ? null : before.description),
                in.get("approve_script").flag(before != null && before.approveScript),
                min,
                max,
                scenes);
    }

    public ContentSettings withTopic(String otherTopic) {
        return new ContentSettings(
                otherTopic, script, style, title, description, approveScript, minSeconds, maxSeconds, targetScenes);
    }

    /** A copy with this title and description, unless it already has them. */
    public ContentSettings titled(@Nullable String writtenTitle, @Nullable String writtenDescription) {
        return new ContentSettings(
                topic,
                script,
                style,
                title == null || title.isBlank() ? writtenTitle : title,
                description == null || description.isBlank() ? writtenDescription : description,
                approveScript,
                minSeconds,
                maxSeconds,
                targetScenes);
    }

    private static @Nullable String script(@Nullable ContentSettings before) {
        return before == null ? null : before.script;
    }

    private static int whole(@Nullable JsonReader length, String name, int otherwise) {
        return length == null
                ? otherwise
                : length.get(name).whole(1, MAX_SECONDS).orElse(otherwise);
    }
}
