package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run that has no tries left and waits for a retry.
 *
 * @param taskId of the engine's task or job
 * @param scene that it works on
 * @param ofScene what users read about the scene
 * @param sentence what they read about the project; empty if the requested result exists and nothing is wrong for them
 */
public record StuckStep(String taskId, @Nullable UUID scene, String ofScene, String sentence) {

    private static final String FIELD = "\t";
    private static final String LINE = "\n";

    public StuckStep {
        ofScene = oneLine(ofScene);
        sentence = oneLine(sentence);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    boolean silent() {
        return sentence.isEmpty();
    }

    boolean of(UUID sceneId) {
        return sceneId.equals(scene);
    }

    /** In the order in which they got stuck, a line each. */
    static List<StuckStep> parseAll(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(LINE)).map(StuckStep::parse).toList();
    }

    private static StuckStep parse(String line) {
        String[] fields = line.split(FIELD, -1);
        UUID scene = fields[1].isEmpty() ? null : UUID.fromString(fields[1]);
        return new StuckStep(fields[0], scene, fields[2], fields[3]);
    }

    static String join(List<StuckStep> steps) {
        return steps.stream().map(StuckStep::line).collect(Collectors.joining(LINE));
    }

    private String line() {
        return String.join(FIELD, taskId, scene == null ? "" : scene.toString(), ofScene, sentence);
    }
}
