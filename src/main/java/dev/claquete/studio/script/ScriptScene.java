package dev.claquete.studio.script;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One scene of a script.
 *
 * @param narration what is said; empty in a silent scene
 * @param visualDescription what is seen, in key words or sentences
 */
public record ScriptScene(
        @JsonProperty("narration") String narration,
        @JsonProperty("visualDescription") @JsonAlias("visual_description") String visualDescription) {}
