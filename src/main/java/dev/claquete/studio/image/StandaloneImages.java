package dev.claquete.studio.image;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.ProviderSelector;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures that belong to no scene. */
@Component
public class StandaloneImages {

    /** What both makers compose well; whoever wants a narrower picture cuts it out of this. */
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
     * A picture as somebody describes it.
     *
     * @param avoid what is not to be seen; heeded by a model, the offline storyboard only knows what it draws
     * @param style words that both makers understand
     * @param widthPx the picture has about this aspect and is at least about as large
     */
    public record Wish(String prompt, String avoid, String style, String language, int widthPx, int heightPx) {}

    /** Whether a model draws at the installation's expense, where nobody brings a key. */
    public boolean houseDraws() {
        return openAi.houseServes(openAi.imageModel());
    }

    /**
     * Draws it, as PNG.
     *
     * @param keyRing says who pays
     * @param output names the purchase, so that a vendor can recognise a repeat
     * @throws PromptRejected when the prompt breaks the maker's rules
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
