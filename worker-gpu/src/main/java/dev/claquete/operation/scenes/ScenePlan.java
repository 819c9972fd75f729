package dev.claquete.operation.scenes;

import dev.claquete.render.Quality;
import dev.claquete.render.Resolution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video as it is to be drawn and heard. Lengths within the picture that are not shares of its sides are in units of which the
 * shorter side has 1080, so that a plan looks alike at every size.
 *
 * @param scenes at least one, shown one after the other
 * @param sounds in no particular order
 */
public record ScenePlan(Output output, List<Scene> scenes, List<SoundClip> sounds) {

    /** Of which the shorter side of every video has 1080. */
    public static final double UNITS = 1080;

    private static final int QUOTED = 30;

    /** Everything written in it, by where it stands: {@code scenes[0], "How it begins"}. */
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
     * @param seconds null for as long as its longest sound, and five seconds where it has none
     * @param transition how it takes the place of the one before; it is over within the scene itself
     * @param elements the first ones lie lowest
     */
    public record Scene(
            @Nullable Double seconds, Fill background, @Nullable Transition transition, List<Element> elements) {}

    public record Transition(Kind kind, double seconds) {

        /** Movements are those of the new scene. */
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
