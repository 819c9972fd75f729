package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.ImagesToVideos;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.image.PictureGround;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.web.InvalidInput;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to animate images, in the form of the GPU video API.
 *
 * @param zoomTypes assigned in turn to the images without a {@code zoom_type} of their own
 * @param background behind transparent images: {@code blur} or {@code #RRGGBB}
 * @param webhookUrl receives the outcome; the answer is 202 then
 */
record ImagesRequest(
        @JsonProperty("images") @Nullable List<@Nullable Image> images,
        @JsonProperty("zoom_types") @Nullable List<@Nullable String> zoomTypes,
        @JsonProperty("output") @Valid @Nullable OutputRequest output,
        @JsonProperty("background") @Nullable String background,
        @JsonProperty("webhook_url") @Nullable String webhookUrl) {

    private static final int LONGEST_ID = 200;

    /** @param duracao seconds */
    record Image(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("image_url") @Nullable String imageUrl,
            @JsonProperty("duracao") @Nullable Double duracao,
            @JsonProperty("zoom_type") @Nullable String zoomType) {}

    /**
     * The worker's parameters; adds the images' addresses to {@code inputs}.
     *
     * @throws InvalidInput if a field is invalid
     */
    ImagesToVideos.Order order(JobInputs inputs, ImagesProperties limits) {
        if (images == null || images.isEmpty()) {
            throw InvalidInput.saying("images array is required with at least one image");
        }
        if (images.size() > limits.maxImages()) {
            throw new InvalidInput("images", "must have at most " + limits.maxImages() + " images");
        }
        List<ImagesToVideos.Image> checked = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            checked.add(image(i, images.get(i), inputs, limits));
        }
        unlikeIds(checked);
        double total =
                checked.stream().mapToDouble(ImagesToVideos.Image::seconds).sum();
        if (total > limits.maxTotalSeconds()) {
            throw new InvalidInput(
                    "images", "must be at most " + whole(limits.maxTotalSeconds()) + " seconds together");
        }
        return new ImagesToVideos.Order(checked, OutputRequest.checked(output), background(background));
    }

    /**
     * The background of transparent pictures.
     *
     * @throws InvalidInput if it is neither {@code blur} nor a colour
     */
    static @Nullable String background(@Nullable String wanted) {
        if (PictureGround.of(wanted).isEmpty()) {
            throw new InvalidInput("background", "must be blur, or a colour as #RRGGBB");
        }
        return wanted;
    }

    private ImagesToVideos.Image image(int index, @Nullable Image image, JobInputs inputs, ImagesProperties limits) {
        String field = "images[" + index + "]";
        if (image == null
                || image.id == null
                || image.id.isBlank()
                || image.imageUrl == null
                || image.imageUrl.isBlank()
                || image.duracao == null) {
            throw InvalidInput.saying("Each image must have id, image_url, and duracao");
        }
        if (image.id.length() > LONGEST_ID) {
            throw new InvalidInput(field + ".id", "must have at most " + LONGEST_ID + " characters");
        }
        if (!(image.duracao > 0 && image.duracao <= limits.maxSeconds())) {
            throw new InvalidInput(
                    field + ".duracao", "must be more than 0 and at most " + whole(limits.maxSeconds()) + " seconds");
        }
        return new ImagesToVideos.Image(
                image.id,
                inputs.image(field + ".image_url", image.imageUrl),
                image.duracao,
                effect(index, image.zoomType));
    }

    private VisualEffect effect(int index, @Nullable String own) {
        if (own != null) {
            return ZoomType.parse("images[" + index + "].zoom_type", own);
        }
        if (zoomTypes == null || zoomTypes.isEmpty()) {
            return VisualEffect.ZOOM_IN;
        }
        int turn = index % zoomTypes.size();
        return ZoomType.parse("zoom_types[" + turn + "]", String.valueOf(zoomTypes.get(turn)));
    }

    private static void unlikeIds(List<ImagesToVideos.Image> images) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < images.size(); i++) {
            if (!seen.add(images.get(i).id())) {
                throw new InvalidInput("images[" + i + "].id", "must differ from the ids of the other images");
            }
        }
    }

    private static long whole(double seconds) {
        return Math.round(seconds);
    }
}
