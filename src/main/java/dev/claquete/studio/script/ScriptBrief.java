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
 */
public record ScriptBrief(
        @JsonProperty("topic") String topic,
        @JsonProperty("verbatim") boolean verbatim,
        @JsonProperty("language") String language,
        @JsonProperty("style") String style,
        @JsonProperty("minSeconds") int minSeconds,
        @JsonProperty("maxSeconds") int maxSeconds,
        @JsonProperty("targetScenes") @Nullable Integer targetScenes,
        @JsonProperty("characters") List<String> characters) {

    public ScriptBrief {
        characters = characters == null ? List.of() : List.copyOf(characters);
    }
}
