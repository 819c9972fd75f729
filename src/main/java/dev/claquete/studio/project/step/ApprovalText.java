package dev.claquete.studio.project.step;

import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Scene;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The texts in the form of the task "Approve script". An engine variable holds 4000 characters, so longer texts are
 * cut.
 */
final class ApprovalText {

    /** In characters; the rest is a reserve for encoding. */
    private static final int LONGEST = 3900;

    private static final String CUT = " [...] The whole script is in the project.";

    private ApprovalText() {}

    static String topic(Project project) {
        return shortened(project.story().topic());
    }

    /** All scenes in one line, because the form shows it in a one-line field. */
    static String script(List<Scene> scenes) {
        return shortened(scenes.stream()
                .map(scene ->
                        scene.number() + ". " + scene.content().narration().strip())
                .collect(Collectors.joining(" ")));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = LONGEST - CUT.length();
        return line.substring(0, java.lang.Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
