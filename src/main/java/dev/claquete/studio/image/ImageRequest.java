package dev.claquete.studio.image;

import org.jspecify.annotations.Nullable;

/**
 * The request for one scene's picture.
 *
 * @param prompt describes the picture
 * @param narration spoken meanwhile, in {@code language}; may be blank
 * @param language BCP 47, such as {@code pt-BR}
 * @param style free text such as {@code noir} or {@code watercolor}; may be blank
 * @param sceneNumber 1 for the first scene, {@link #NO_SCENE} for a picture without a scene
 * @param version counts up each time a person requests another picture of the same scene
 * @param widthPx the video's width; the picture has about this aspect ratio and may be larger
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

    /** The prompt, or the narration without a prompt. */
    String subject() {
        return prompt.isBlank() ? narration : prompt;
    }
}
