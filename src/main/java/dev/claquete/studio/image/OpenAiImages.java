package dev.claquete.studio.image;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Generates pictures with an OpenAI-compatible server: {@code POST /images/generations}, or {@code /images/edits} for a
 * scene with a reference picture. A moderated prompt is a {@link PromptRejected}; limits, outages and broken pictures
 * are technical failures.
 */
class OpenAiImages implements ImageGenerator {

    /** Error codes of servers that refuse a prompt (the second is from older OpenAI models and from Azure). */
    private static final Set<String> REFUSALS = Set.of("moderation_blocked", "content_policy_violation");

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Supplier<OpenAIClient> client;
    private final String model;
    private final ObjectStore store;

    OpenAiImages(Supplier<OpenAIClient> client, String model, ObjectStore store) {
        this.client = client;
        this.model = model;
        this.store = store;
    }

    @Override
    public String id() {
        return "openai:" + model;
    }

    @Override
    public ContentHash contentOf(ImageRequest request) {
        OpenAiSize size = OpenAiSize.closestTo(request.widthPx(), request.heightPx());
        return ContentHash.of(
                id(), promptFor(request), size.parameter(), request.version(), request.referenceImageKey());
    }

    @Override
    public GeneratedImage draw(ImageRequest request, ObjectKey output) throws PromptRejected {
        try {
            ImagesResponse response = request.referenceImageKey() == null
                    ? generate(request, output)
                    : edit(request, new ObjectKey(request.referenceImageKey()), output);
            return new GeneratedImage(VerifiedPicture.png(pictureIn(response), output.value()), false);
        } catch (BadRequestException e) {
            throw refusalIn(e).orElseThrow(() -> e);
        }
    }

    private ImagesResponse generate(ImageRequest request, ObjectKey output) {
        return client.get()
                .images()
                .generate(ImageGenerateParams.builder()
                        .model(model)
                        .prompt(promptFor(request))
                        .n(1)
                        .size(OpenAiSize.closestTo(request.widthPx(), request.heightPx())
                                .parameter())
                        .outputFormat(ImageGenerateParams.OutputFormat.PNG)
                        .putAdditionalHeader(IDEMPOTENCY_KEY, output.value())
                        .build());
    }

    private ImagesResponse edit(ImageRequest request, ObjectKey reference, ObjectKey output) {
        return client.get()
                .images()
                .edit(ImageEditParams.builder()
                        .model(model)
                        .image(new ByteArrayInputStream(store.bytes(reference)))
                        .prompt(promptFor(request))
                        .n(1)
                        .size(OpenAiSize.closestTo(request.widthPx(), request.heightPx())
                                .parameter())
                        .outputFormat(ImageEditParams.OutputFormat.PNG)
                        .putAdditionalHeader(IDEMPOTENCY_KEY, output.value())
                        .build());
    }

    private static String promptFor(ImageRequest request) {
        String style = request.style().isBlank() ? "" : "\nStyle: " + request.style() + ".";
        if (request.sceneNumber() == ImageRequest.NO_SCENE) {
            return request.subject() + style;
        }
        return request.subject() + style
                + "\nOne frame of a short video. Keep the lower third calm, captions go there. No text, no logos.";
    }

    private byte[] pictureIn(ImagesResponse response) {
        String base64 = response.data().stream()
                .flatMap(images -> images.stream())
                .findFirst()
                .flatMap(Image::b64Json)
                .orElseThrow(() -> new IllegalStateException(id() + " answered without a picture"));
        return Base64.getMimeDecoder().decode(base64);
    }

    private static Optional<PromptRejected> refusalIn(OpenAIServiceException e) {
        return e.code()
                .filter(REFUSALS::contains)
                .map(code -> new PromptRejected(
                        "The image service refused this prompt. Change the visual description, then try again."));
    }
}
