package dev.claquete.studio.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Briefs for tests. */
final class Briefs {

    private Briefs() {}

    static ScriptBrief topic(String topic, String language) {
        return new ScriptBrief(topic, false, language, "cinematic", 55, 65, null, List.of());
    }

    static ScriptBrief text(String text, String language, @Nullable Integer scenes) {
        return new ScriptBrief(text, true, language, "cinematic", 55, 65, scenes, List.of());
    }
}
