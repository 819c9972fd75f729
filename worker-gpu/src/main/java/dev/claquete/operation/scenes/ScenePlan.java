package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.Resolution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The description of a video: what to draw and what to play. Lengths that are not shares of the picture's sides are in
 * units, of which the shorter side has 1080, so a plan looks alike at every size.
 *
 * @param scenes at least one, shown one after the other
 * @param sounds in no particular order
 */
public record ScenePlan(Output output, List<Scene> scenes, List<SoundClip> sounds) {

    /** The units on the shorter side of every video. */
    public static final double UNITS = 1080;

    private static final int QUOTED = 30;

    /** All its texts by their location: {@code scenes[0], "How it begins"}. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            for (Element element : scenes.get(i).elements()) {
                String text = element.text();
                if (text != null) {
                    texts.merge("scenes[" + i + "], " + quoted(text), text, (first, second) -> first + "\n" + second);
                }
            }
        }
        return texts;
    }

    private static String quoted(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= QUOTED
                ? "\"" + text + "\""
                : "\"" + text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…\"";
    }

    public record Output(int widthPx, int heightPx, int fps, @Nullable Quality quality) {

        public Resolution size() {
            return new Resolution(widthPx, heightPx);
        }

        double pxPerUnit() {
            return Math.min(widthPx, heightPx) / UNITS;
        }
    }

    /**
     * A scene.
     *
     * @param seconds null for the length of its longest sound, or five seconds without sound
     * @param transition from the previous scene; it ends within this scene
     * @param elements from back to front
     */
    public record Scene(
            @Nullable Double seconds, Fill background, @Nullable Transition transition, List<Element> elements) {}

    public record Transition(Kind kind, double seconds) {

        /** Directions are those in which the new scene moves. */
        public enum Kind {
            FADE,
            SLIDE_LEFT,
            SLIDE_RIGHT,
            SLIDE_UP,
            SLIDE_DOWN,
            WIPE_LEFT,
            WIPE_RIGHT,
            ZOOM
        }
    }
}
