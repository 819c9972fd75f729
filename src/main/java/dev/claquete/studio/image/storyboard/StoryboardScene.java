package dev.claquete.studio.image.storyboard;

/**
 * The scene to sketch.
 *
 * @param prompt the description of the picture; may be blank
 * @param narration the words spoken meanwhile; may be blank
 * @param language BCP 47, such as {@code pt-BR}
 * @param style free text; words such as noir, pastel, neon, watercolor, vintage, minimalist have an effect
 * @param number 1 for the first scene: neighbours get different light
 * @param version another version gives a clearly different picture
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

    /** The description, followed by the narration. */
    public String text() {
        return prompt + " \n" + narration;
    }
}
