package dev.claquete.studio.project;

import java.util.List;
import java.util.stream.Collectors;

/** What the form of the task "Approve script" shows. A variable of the engine holds 4000 characters, so what is longer is cut. */
final class ApprovalText {

    /** In characters; the rest is left for what encoding may add. */
    private static final int LONGEST = 3900;

    private static final String CUT = " [...] The whole script is in the project.";

    private ApprovalText() {}

    static String topic(Project project) {
        return shortened(project.story().topic());
    }

    /** Scene by scene in one text: the form shows it in a field of one line. */
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
