package dev.claquete.studio.image;

import org.jspecify.annotations.Nullable;

/**
 * What one scene's picture should show.
 *
 * @param prompt what is to be seen
 * @param narration what is said meanwhile, in {@code language}; may be blank
 * @param language BCP 47, such as {@code pt-BR}
 * @param style free text such as {@code noir} or {@code watercolor}; may be blank
 * @param sceneNumber 1 for the first scene, {@link #NO_SCENE} for a picture of its own
 * @param version counts up each time a person asks for another picture of the same scene
 * @param widthPx the video's width; the picture has about this aspect and may be larger
 * @param heightPx the video's height
 * @param referenceImageKey a picture whose subject should appear in this one
 */
record ImageRequest(
        String prompt,
        String narration,
        String language,
        String style,
        int sceneNumber,
        int version,
        int widthPx,
        int heightPx,
        @Nullable String referenceImageKey) {

    static final int NO_SCENE = 0;

    /** The prompt, or the narration where nobody has written a prompt. */
    String subject() {
        return prompt.isBlank() ? narration : prompt;
    }
}
