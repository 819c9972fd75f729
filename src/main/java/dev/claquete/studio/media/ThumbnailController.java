package dev.claquete.studio.media;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.Product;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Extracts single frames of videos. */
@RestController
@Tag(name = "Thumbnails")
@RequestMapping("/thumbnails")
class ThumbnailController {

    /** This many videos take about as long as other quick work. */
    private static final int QUICKLY_DONE = 5;

    private static final int MOST_VIDEOS = 50;
    private static final int MOST_SIDE_PX = 4096;
    private static final int LATEST = 86_400;
    private static final int USUAL_QUALITY = 90;

    private final JobService desk;

    ThumbnailController(JobService desk) {
        this.desk = desk;
    }

    /** @param fit cover, contain, inside or stretch; {@code format} jpg, png or webp */
    record ThumbnailRequest(
            @JsonProperty("video_url") @Nullable String videoUrl,
            @Min(0) @Max(LATEST) @Nullable Double time,
            @Min(1) @Max(MOST_SIDE_PX) @Nullable Integer width,
            @Min(1) @Max(MOST_SIDE_PX) @Nullable Integer height,
            @Nullable Fit fit,
            @Nullable String format,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    record BatchRequest(
            @NotNull @Size(min = 1, max = MOST_VIDEOS) List<@Valid @Nullable VideoMoment> videos,
            @Min(1) @Max(MOST_SIDE_PX) @Nullable Integer width,
            @Min(1) @Max(MOST_SIDE_PX) @Nullable Integer height,
            @Nullable Fit fit,
            @Nullable String format,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    record VideoMoment(@Nullable String url, @Min(0) @Max(LATEST) @Nullable Double time) {}

    record Thumbnail(@JsonProperty("thumbnail_url") String url, int width, int height, double timestamp) {}

    /** @param error why there is no thumbnail of this video; absent on success */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThumbnailOf(
            @JsonProperty("video_url") String videoUrl,
            @JsonProperty("thumbnail_url") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            double timestamp,
            @Nullable String error) {

        static ThumbnailOf of(String address, Thumbnails.Shot shot, JobResult.Made made) {
            Product picture = made.product();
            return picture.made()
                    ? new ThumbnailOf(address, made.url(), picture.widthPx(), picture.heightPx(), shot.seconds(), null)
                    : new ThumbnailOf(
                            address,
                            null,
                            null,
                            null,
                            shot.seconds(),
                            picture.error().orElse(null));
        }
    }

    @Operation(
            summary = "Get a frame of a video as a picture",
            description =
                    "The frame on the screen at time, in seconds (default 0); at the very end the last one. Without "
                            + "width and height it has the video's size; with one of them, the video's shape. fit: "
                            + "cover (default, cuts what sticks out), contain (black bars), inside (as large as the "
                            + "box allows), stretch. format: jpg (default), png, webp. 422 if time is after the end.")
    @BodyExample("{\"video_url\":\"https://example.com/video.mp4\",\"time\":5.0,\"width\":640,\"height\":360}")
    @StartsJob
    @PostMapping("/generate")
    DeferredResult<ResponseEntity<Object>> generate(@Valid @RequestBody ThumbnailRequest in) {
        JobInputs inputs = desk.inputs();
        Source video = inputs.video("video_url", in.videoUrl());
        List<Thumbnails.Shot> shots = List.of(new Thumbnails.Shot(video, seconds(in.time()), "time"));
        Thumbnails.Order order = order(shots, in.width(), in.height(), in.fit(), in.format(), false);
        return desk.perform(
                JobRequest.of("thumbnails", order, inputs)
                        .webhook(in.webhookUrl())
                        .asQuick(),
                result -> {
                    JobResult.Made made = result.product();
                    return new Thumbnail(
                            made.url(),
                            made.product().widthPx(),
                            made.product().heightPx(),
                            shots.get(0).seconds());
                });
    }

    @Operation(
            summary = "Get a frame of each of many videos",
            description =
                    "Up to 50 videos; the results have the same order. A video that cannot be downloaded or decoded, "
                            + "or that ends before its time, has thumbnail_url null and an error; the others have "
                            + "their thumbnails. width, height, fit and format are as for one. 400 only if the "
                            + "request itself is wrong.")
    @BodyExample(
            "{\"videos\":[{\"url\":\"https://example.com/video1.mp4\",\"time\":5.0},{\"url\":\"https://example.com/video2.mp4\",\"time\":10.0}],\"width\":640,\"height\":360}")
    @StartsJob
    @PostMapping("/batch")
    DeferredResult<ResponseEntity<Object>> batch(@Valid @RequestBody BatchRequest in) {
        JobInputs inputs = desk.inputs();
        List<Thumbnails.Shot> shots = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < in.videos().size(); i++) {
            String field = "videos[" + i + "]";
            VideoMoment moment = in.videos().get(i);
            String url = moment == null || moment.url() == null ? "" : moment.url();
            Source video = inputs.sparedVideo(field + ".url", url);
            String when = field + ".time";
            shots.add(new Thumbnails.Shot(video, seconds(moment == null ? null : moment.time()), when));
            addresses.add(url);
        }
        Thumbnails.Order order = order(shots, in.width(), in.height(), in.fit(), in.format(), true);
        JobRequest request = JobRequest.of("thumbnails", order, inputs).webhook(in.webhookUrl());
        return desk.perform(
                shots.size() > QUICKLY_DONE ? request : request.asQuick(),
                result -> Map.of("thumbnails", thumbnails(addresses, shots, result)));
    }

    private static List<ThumbnailOf> thumbnails(List<String> addresses, List<Thumbnails.Shot> shots, JobResult result) {
        List<ThumbnailOf> thumbnails = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            thumbnails.add(ThumbnailOf.of(
                    addresses.get(i), shots.get(i), result.products().get(i)));
        }
        return thumbnails;
    }

    private static Thumbnails.Order order(
            List<Thumbnails.Shot> shots,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Fit fit,
            @Nullable String format,
            boolean each) {
        return new Thumbnails.Order(
                shots,
                requireNonNullElse(width, 0),
                requireNonNullElse(height, 0),
                requireNonNullElse(fit, Fit.COVER),
                pictureFormat("format", format, PictureFormat.JPEG),
                USUAL_QUALITY,
                each);
    }

    /** {@code jpg} also means JPEG. */
    static PictureFormat pictureFormat(String field, @Nullable String name, PictureFormat usual) {
        if (name == null || name.isBlank()) {
            return usual;
        }
        return name.strip().equalsIgnoreCase("jpg")
                ? PictureFormat.JPEG
                : Rules.constant(PictureFormat.class, name)
                        .orElseThrow(() -> new InvalidInput(field, Rules.oneOf(PictureFormat.class)));
    }

    private static double seconds(@Nullable Double given) {
        return requireNonNullElse(given, 0.0);
    }
}
