package dev.claquete.studio.frames;

import dev.claquete.operation.ExtractFrames;
import dev.claquete.operation.Product;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.Downloads;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.file.StoredFile;
import dev.claquete.studio.frames.FrameRequests.FrameRequest;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Uploads of videos and downloads of their frames. Videos of other accounts count as missing. */
@RestController
@Tag(name = "Frames")
@RequestMapping("/videos")
class FramesController {

    /** Has its own limits: {@link LargeUploads}. */
    static final String UPLOAD = "/videos/upload";

    private final FrameUploads uploads;
    private final JobService jobs;
    private final FrameRequests requests;
    private final Files files;
    private final AssetLinks links;
    private final Downloads downloads;
    private final GuardedPost webhooks;
    private final CurrentAccount caller;

    FramesController(
            FrameUploads uploads,
            JobService jobs,
            FrameRequests requests,
            Files files,
            AssetLinks links,
            Downloads downloads,
            GuardedPost webhooks,
            CurrentAccount caller) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.requests = requests;
        this.files = files;
        this.links = links;
        this.downloads = downloads;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @Operation(
            summary = "Upload a video and have its frames extracted",
            description =
                    "A multipart form: file (MP4, QuickTime, WebM, Matroska, AVI, MPEG-TS, MPEG-PS or FLV, up to 5 "
                            + "GB) and optionally one of every_seconds=2.5, every_nth=30, fps=0.5 or "
                            + "scene_changes=true (or a score from 0.01 to 0.99); without them, one frame a second. "
                            + "format=jpg or png; webhook_url=https://... is notified at the end. Example: curl -X "
                            + "POST .../videos/upload -H 'Authorization: Bearer ...' -F 'file=@video.mp4'")
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<VideoView> upload(@RequestPart MultipartFile file, HttpServletRequest request) throws IOException {
        FrameOptions options = VideoForm.options(request.getParameterMap());
        if (options.webhookUrl() != null) {
            webhooks.check("webhook_url", options.webhookUrl());
        }
        Job job = uploads.take(caller.id(), file, options);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/videos/status/" + job.id()))
                .body(view(job));
    }

    @Operation(
            summary = "List your videos, newest first",
            description =
                    "status is PENDING, PROCESSING, COMPLETED or FAILED; download_url is a signed link once there is a ZIP.")
    @GetMapping("/status")
    List<VideoView> list(@RequestParam(defaultValue = "100") int limit) {
        return views(jobs.own(ExtractFrames.NAME, Math.max(1, Math.min(1000, limit))));
    }

    @Operation(summary = "Poll a video")
    @GetMapping("/status/{id}")
    VideoView status(@PathVariable UUID id) {
        return view(own(id));
    }

    @Operation(
            summary = "Download the frames as a ZIP",
            description =
                    "409 until they are ready, 410 after they have expired. Supports Range. frames.json in the ZIP "
                            + "says when each frame is shown.")
    @GetMapping("/download/{id}")
    void download(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Job job = own(id);
        if (job.status() != Job.Status.COMPLETED) {
            throw new Conflict(
                    job.open()
                            ? "The frames are not ready yet: the video is " + VideoView.Status.of(job) + ", "
                                    + job.progress() + " %"
                            : "There are no frames: " + error(job));
        }
        StoredFile zip = files.find(zip(job).objectKey())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.GONE, "The frames have expired; upload the video again"));
        downloads.send(zip, VideoForm.archiveName(filename(job)), request, response);
    }

    @Operation(
            summary = "Cancel the extraction",
            description = "Stops the work within seconds and refunds the credits. 409 if it has already ended.")
    @PostMapping("/{id}/cancel")
    VideoView cancel(@PathVariable UUID id) {
        own(id);
        try {
            return view(jobs.cancel(id));
        } catch (Conflict e) {
            throw new Conflict("The video is not being processed any more: it is " + VideoView.Status.of(own(id)));
        }
    }

    private Job own(UUID id) {
        return jobs.find(id)
                .filter(job -> job.operation().equals(ExtractFrames.NAME))
                .orElseThrow(() -> new NotFound("There is no such video"));
    }

    private VideoView view(Job job) {
        return views(List.of(job)).get(0);
    }

    private List<VideoView> views(List<Job> videos) {
        Map<UUID, FrameRequest> asked = requests.of(videos.stream().map(Job::id).toList());
        return videos.stream()
                .map(job -> view(job, Objects.requireNonNull(asked.get(job.id()))))
                .toList();
    }

    private VideoView view(Job job, FrameRequest asked) {
        Optional<Product> zip = job.status() == Job.Status.COMPLETED ? Optional.of(zip(job)) : Optional.empty();
        return new VideoView(
                job.id(),
                job.id(),
                filename(job),
                VideoView.Status.of(job),
                job.progress(),
                error(job),
                Map.of(
                        FrameOptions.field(asked.interval().kind()),
                        asked.interval().value()),
                asked.imageFormat(),
                zip.map(it -> (Integer) it.facts().get(ExtractFrames.COUNT)).orElse(null),
                zip.map(Product::bytes).orElse(null),
                zip.flatMap(it -> files.find(it.objectKey()))
                        .map(file -> links.link(file.key()))
                        .orElse(null),
                job.createdAt(),
                job.updatedAt());
    }

    private static Product zip(Job job) {
        return job.products().get(0);
    }

    private static String filename(Job job) {
        return job.title().orElse("video");
    }

    private static @Nullable String error(Job job) {
        return job.status() == Job.Status.CANCELLED
                ? "Cancelled"
                : job.errorMessage().orElse(null);
    }
}
