package dev.claquete.studio.script;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One scene of a script.
 *
 * @param narration the spoken text; empty in a silent scene
 * @param visualDescription the picture, in key words or sentences
 */
public record ScriptScene(
        @JsonProperty("narration") String narration,
        @JsonProperty("visualDescription") @JsonAlias("visual_description") String visualDescription) {}
