package dev.claquete.studio.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task for a script writer, as stored for {@link WriteScript}.
 *
 * @param topic a subject in a few words, a text, or a script as JSON
 * @param verbatim whether the topic is itself the text, to be spoken word for word
 * @param language as projects name it: {@code en}, {@code pt-BR} ...
 * @param style the look of the pictures, in a person's words
 * @param minSeconds target minimum of the video's length; ignored for a given text
 * @param maxSeconds target maximum of the video's length; likewise
 * @param targetScenes the number of scenes, or null to leave it to the writer
 * @param characters that appear, each in a few words
 * @param feedback what should differ from the last script about this topic, or null
 */
public record ScriptBrief(
        @JsonProperty("topic") String topic,
        @JsonProperty("verbatim") boolean verbatim,
        @JsonProperty("language") String language,
        @JsonProperty("style") String style,
        @JsonProperty("minSeconds") int minSeconds,
        @JsonProperty("maxSeconds") int maxSeconds,
        @JsonProperty("targetScenes") @Nullable Integer targetScenes,
        @JsonProperty("characters") List<String> characters,
        @JsonProperty("feedback") @Nullable String feedback) {

    public ScriptBrief {
        characters = characters == null ? List.of() : List.copyOf(characters);
    }

    /** A first brief. */
    public ScriptBrief(
            String topic,
            boolean verbatim,
            String language,
            String style,
            int minSeconds,
            int maxSeconds,
            @Nullable Integer targetScenes,
            List<String> characters) {
        this(topic, verbatim, language, style, minSeconds, maxSeconds, targetScenes, characters, null);
    }

    /** The brief for another script after a rejected one. */
    public ScriptBrief withFeedback(String feedback) {
        return new ScriptBrief(
                topic, verbatim, language, style, minSeconds, maxSeconds, targetScenes, characters, feedback);
    }
}
