package dev.claquete.studio.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A finished script: narration and picture of each scene, within {@link ScriptLimits}. */
public record Script(
        @JsonProperty("title") String title,
        @JsonProperty("description") String description,
        @JsonProperty("language") String language,
        @JsonProperty("scenes") List<ScriptScene> scenes) {

    public Script {
        scenes = List.copyOf(scenes);
    }
}
