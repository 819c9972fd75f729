package dev.claquete.studio.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Redistributes a script's text over another number of scenes of similar length. Sentences stay whole and in order; a
 * scene keeps the picture that belongs to most of its words.
 */
record SceneShares(List<ScriptScene> scenes, String language) {

    /** @param count exactly this many scenes, if there are enough sentences */
    List<ScriptScene> in(int count) {
        if (count == scenes.size()) {
            return scenes;
        }
        List<String> narrations =
                new SceneCutter(scenes.stream().map(ScriptScene::narration).toList(), language).cut(count);
        List<ScriptScene> shared = new ArrayList<>();
        int begin = 0;
        for (String narration : narrations) {
            int end = begin + letters(narration);
            shared.add(new ScriptScene(narration, picture(begin, end)));
            begin = end;
        }
        return shared;
    }

    /** The picture of the scene that has most of the text between these two letters of the whole script. */
    private String picture(int begin, int end) {
        String picture = "";
        int most = -1;
        int from = 0;
        for (ScriptScene scene : scenes) {
            int to = from + letters(scene.narration());
            int common = Math.min(end, to) - Math.max(begin, from);
            if (common > most) {
                most = common;
                picture = scene.visualDescription();
            }
            from = to;
        }
        return picture;
    }

    /** Blanks do not count, because joining sentences may change them. */
    private static int letters(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
