package dev.claquete.studio.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a script from a text that is spoken as it is: cuts scenes between its sentences and takes pictures from its own
 * words.
 */
final class TextScript {

    private TextScript() {}

    /** @throws ScriptRefused if there is nothing to say, or too much for one video */
    static Script of(ScriptBrief brief) throws ScriptRefused {
        try {
            ScriptLimits.requireSpeakable("topic", brief.topic());
        } catch (InvalidScript e) {
            throw new ScriptRefused("The script " + e.rule() + ".");
        }
        TextLayout layout = TextLayout.of(brief.topic());
        List<ScriptScene> scenes = new ArrayList<>();
        for (TextLayout.Block block : layout.blocks()) {
            List<String> narrations = layout.marked()
                    ? List.of(block.text())
                    : new SceneCutter(block.paragraphs(), brief.language()).cut(brief.targetScenes());
            for (String narration : narrations) {
                scenes.add(scene(narration, block.visual(), brief.language()));
            }
        }
        if (scenes.isEmpty()) {
            throw new ScriptRefused("The script has no words that can be spoken.");
        }
        if (scenes.size() > ScriptLimits.MAX_SCENES) {
            throw new ScriptRefused("The script marks " + scenes.size() + " scenes; at most " + ScriptLimits.MAX_SCENES
                    + " are allowed.");
        }
        String spoken = String.join(
                " ", layout.blocks().stream().map(TextLayout.Block::text).toList());
        String title = layout.title().isEmpty() ? Headline.title(spoken, brief.language()) : layout.title();
        return new Script(
                Headline.shortened(title, ScriptLimits.MAX_TITLE_CHARACTERS),
                Headline.description(spoken, brief.language()),
                brief.language(),
                scenes);
    }

    private static ScriptScene scene(String narration, String visual, String language) throws ScriptRefused {
        if (narration.length() > ScriptLimits.MAX_NARRATION_CHARACTERS) {
            throw new ScriptRefused("A scene of the script has " + narration.length() + " characters; at most "
                    + ScriptLimits.MAX_NARRATION_CHARACTERS + " are allowed.");
        }
        String seen = visual.isEmpty() ? Keywords.of(narration, language) : visual;
        return new ScriptScene(narration, Headline.shortened(seen, ScriptLimits.MAX_VISUAL_CHARACTERS));
    }
}
