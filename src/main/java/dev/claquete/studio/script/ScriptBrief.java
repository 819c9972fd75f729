package dev.claquete.studio.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script is to be about, as stored for {@link WriteScript}.
 *
 * @param topic a subject in a few words, a text, or a script as JSON
 * @param verbatim the topic is the text itself and every word of it is to be spoken
 * @param language as projects name it: {@code en}, {@code pt-BR} ...
 * @param style the look of the pictures, in a person's words
 * @param minSeconds the video should not be shorter; a wish, and none where the text is given
 * @param maxSeconds the video should not be longer; likewise
 * @param targetScenes how many scenes, or null to leave it to the writer
 * @param characters who appears, each in a few words
 * @param feedback what should be different from the last script about this topic, or null
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

    /** The brief for another script than the last. */
    public ScriptBrief withFeedback(String feedback) {
        return new ScriptBrief(
                topic, verbatim, language, style, minSeconds, maxSeconds, targetScenes, characters, feedback);
    }
}
