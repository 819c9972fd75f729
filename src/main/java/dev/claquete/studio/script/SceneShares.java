package dev.claquete.studio.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares what a script says among another number of scenes, each about as long as the others. Sentences stay whole and in their
 * order; a scene shows the picture that belongs to most of its words.
 */
record SceneShares(List<ScriptScene> scenes, String language) {

    /** @param count exactly so many scenes, as far as there are sentences */
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

    /** Of the scene that says most between these two letters of the whole script. */
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

    /** Blanks do not count: sentences that come together may get other ones between them. */
    private static int letters(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
