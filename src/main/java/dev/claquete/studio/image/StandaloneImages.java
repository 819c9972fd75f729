package dev.claquete.studio.image;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Generates pictures that belong to no scene. */
@Component
public class StandaloneImages {

    /** Both providers compose this ratio well; a narrower picture is cropped from it. */
    private static final double NARROWEST = 0.4;

    private static final double WIDEST = 2.5;
    private static final double LEAST_PX = 480;

    private final ProviderSelector<ImageGenerator> generators;
    private final OpenAiProperties openAi;

    StandaloneImages(ProviderSelector<ImageGenerator> generators, OpenAiProperties openAi) {
        this.generators = generators;
        this.openAi = openAi;
    }

    /**
     * A description of a picture.
     *
     * @param avoid what the picture must not show; used by models, ignored by the offline storyboard
     * @param style words that both providers understand
     * @param widthPx the picture has about this aspect ratio and at least about this size
     */
    public record Wish(String prompt, String avoid, String style, String language, int widthPx, int heightPx) {}

    /** Whether a model draws at the installation's expense if the user has no key. */
    public boolean houseDraws() {
        return openAi.houseServes(openAi.imageModel());
    }

    /**
     * Draws it, as PNG.
     *
     * @param keyRing the keys that pay
     * @param output identifies the purchase, so that a vendor can recognise a repeat
     * @throws PromptRejected if the prompt breaks the provider's rules
     */
    public byte[] draw(Wish wish, @Nullable String keyRing, ObjectKey output) throws PromptRejected {
        ImageGenerator generator = generators.of(keyRing);
        boolean heeds =
                !(generator instanceof OfflineStoryboard) && !wish.avoid().isBlank();
        double aspect = Math.max(NARROWEST, Math.min(WIDEST, (double) wish.widthPx() / wish.heightPx()));
        double width = Math.max(wish.widthPx(), wish.heightPx() * aspect);
        double enough = Math.max(1, LEAST_PX / Math.min(width, width / aspect));
        ImageRequest request = new ImageRequest(
                heeds ? wish.prompt() + "\nAvoid: " + wish.avoid() : wish.prompt(),
                "",
                wish.language(),
                wish.style(),
                ImageRequest.NO_SCENE,
                0,
                (int) Math.round(width * enough),
                (int) Math.round(width / aspect * enough),
                null);
        return generator.draw(request, output).png();
    }
}
