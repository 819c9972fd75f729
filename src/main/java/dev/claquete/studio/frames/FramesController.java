package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval.Kind;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.Downloads;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.file.StoredFile;
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
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
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
    private final Extraction extraction;
    private final FrameJobs jobs;
    private final Files files;
    private final AssetLinks links;
    private final Downloads downloads;
    private final GuardedPost webhooks;
    private final CurrentAccount caller;

    FramesController(
            FrameUploads uploads,
            Extraction extraction,
            FrameJobs jobs,
            Files files,
            AssetLinks links,
            Downloads downloads,
            GuardedPost webhooks,
            CurrentAccount caller) {
        this.uploads = uploads;
        this.extraction = extraction;
        this.jobs = jobs;
        this.files = files;
        this.links = links;
        this.downloads = downloads;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @Operation(
            summary = "Upload a video and have its frames extracted",
            description =
                    "A multipart form: file (MP4, QuickTime, WebM, Matroska, AVI, MPEG-TS, MPEG-PS or FLV, up to 5 GB) and, if"
                            + " wanted, one of every_seconds=2.5, every_nth=30, fps=0.5 or scene_changes=true (or a score"
                            + " from 0.01 to 0.99); otherwise one frame a second is taken. format=jpg or png,"
                            + " webhook_url=https://... is told how it ended. Example:"
                            + " curl -X POST .../videos/upload -H 'Authorization: Bearer ...' -F 'file=@video.mp4'")
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<VideoView> upload(@RequestPart MultipartFile file, HttpServletRequest request) throws IOException {
        FrameOptions options = VideoForm.options(request.getParameterMap());
        if (options.webhookUrl() != null) {
            webhooks.check("webhook_url", options.webhookUrl());
        }
        FrameJob job = uploads.take(caller.id(), file, options);
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
        Limit most = Limit.of(Math.max(1, Math.min(1000, limit)));
        return jobs.findByOwnerIdOrderByCreatedAtDescId(caller.id(), most).stream()
                .map(this::view)
                .toList();
    }

    @Operation(summary = "Poll a video")
    @GetMapping("/status/{id}")
    VideoView status(@PathVariable UUID id) {
        return view(own(id));
    }

    @Operation(
            summary = "Download the frames as a ZIP",
            description =
                    "409 before they are there, 410 after they have expired. Understands Range. frames.json in the ZIP says"
                            + " when each frame is shown.")
    @GetMapping("/download/{id}")
    void download(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FrameJob job = own(id);
        if (job.zip().isEmpty()) {
            throw new Conflict(
                    job.open()
                            ? "The frames are not ready yet: the video is " + job.status() + ", " + job.progress()
                                    + " %"
                            : "There are no frames: " + job.errorMessage().orElse("it has failed"));
        }
        StoredFile zip = job.zip()
                .flatMap(files::find)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.GONE, "The frames have expired; upload the video again"));
        downloads.send(zip, VideoForm.archiveName(job.filename()), request, response);
    }

    @Operation(
            summary = "Cancel the extraction",
            description = "Ends the work within seconds and gives the credits back. 409 when it has ended by itself.")
    @PostMapping("/{id}/cancel")
    VideoView cancel(@PathVariable UUID id) {
        return view(extraction.cancel(caller.id(), id));
    }

    private FrameJob own(UUID id) {
        return jobs.findByIdAndOwnerId(id, caller.id()).orElseThrow(() -> new NotFound("There is no such video"));
    }

    private VideoView view(FrameJob job) {
        Optional<String> link = job.zip().flatMap(files::find).map(zip -> links.link(zip.key()));
        Kind kind = job.interval().kind();
        return new VideoView(
                job.id(),
                job.id(),
                job.filename(),
                job.status(),
                job.progress(),
                job.errorMessage().orElse(null),
                Map.of(FrameOptions.field(kind), job.interval().value()),
                job.imageFormat(),
                job.frameCount().orElse(null),
                job.zipBytes().orElse(null),
                link.orElse(null),
                job.createdAt(),
                job.updatedAt());
    }
}
