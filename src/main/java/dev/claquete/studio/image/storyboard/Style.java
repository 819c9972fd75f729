package dev.claquete.studio.image.storyboard;

import org.jspecify.annotations.Nullable;

/**
 * The grading of a finished picture.
 *
 * @param mood the light that the style requires; null leaves it to the scene
 * @param saturation 1 leaves colours alone, 0 is grey
 * @param contrast above 1 is harder
 * @param lift brightens the shadows
 * @param tint all colours are shifted towards this
 * @param tintShare 0 to 1
 * @param grain strength of the film grain in steps of 1/255
 * @param paper strength of the paper's tooth, 0 for none
 * @param vignette darkening of the corners
 * @param spare whether the picture has fewer things
 */
public record Style(
        @Nullable Mood mood,
        float saturation,
        float contrast,
        float lift,
        Colour tint,
        float tintShare,
        float grain,
        float paper,
        float vignette,
        boolean spare) {

    private static final Colour NONE = Colour.hex("#ffffff");

    public static final Style PLAIN = new Style(null, 1.06f, 1.03f, 0, NONE, 0, 1.6f, 0, 0.26f, false);

    public static Style named(String name) {
        return switch (name) {
            case "noir" -> new Style(Mood.NOIR, 0.06f, 1.22f, 0, Colour.hex("#dfe6f2"), 0.12f, 4.5f, 0, 0.5f, false);
            case "pastel" -> new Style(
                    Mood.ROSE, 0.78f, 0.86f, 0.10f, Colour.hex("#fff1f5"), 0.10f, 1.2f, 0, 0.08f, false);
            case "neon" -> new Style(Mood.NEON, 1.3f, 1.1f, 0, NONE, 0, 1.8f, 0, 0.4f, false);
            case "watercolor" -> new Style(
                    null, 0.82f, 0.85f, 0.09f, Colour.hex("#fbf3e4"), 0.10f, 1, 0.085f, 0.05f, false);
            case "vintage" -> new Style(
                    null, 0.6f, 0.93f, 0.045f, Colour.hex("#e8b878"), 0.3f, 5.5f, 0.02f, 0.5f, false);
            case "minimal" -> new Style(null, 0.92f, 0.97f, 0.02f, NONE, 0, 1, 0, 0.08f, true);
            case "vivid" -> new Style(null, 1.3f, 1.08f, 0, NONE, 0, 1.2f, 0, 0.2f, false);
            default -> PLAIN;
        };
    }
}
