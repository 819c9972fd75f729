package dev.claquete.studio.image.storyboard;

/**
 * The scene to sketch.
 *
 * @param prompt what is to be seen; may be blank
 * @param narration what is said meanwhile; may be blank
 * @param language BCP 47, such as {@code pt-BR}
 * @param style free text; words such as noir, pastel, neon, watercolor, vintage, minimalist are understood
 * @param number 1 for the first scene: neighbours get different light
 * @param version another version is clearly another picture
 * @param widthPx the video's width; the sketch is {@link Storyboard#SCALE} times as wide
 * @param heightPx the video's height
 */
public record StoryboardScene(
        String prompt,
        String narration,
        String language,
        String style,
        int number,
        int version,
        int widthPx,
        int heightPx) {

    /** What is to be seen, then what is said. */
    String text() {
        return prompt + " \n" + narration;
    }
}
