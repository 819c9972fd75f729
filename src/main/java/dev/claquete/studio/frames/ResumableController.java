package dev.claquete.studio.frames;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Videos in pieces, by tus 1.0.0 (https://tus.io/protocols/resumable-upload) with creation, termination and expiration.
 * Uploads of other accounts count as missing.
 */
@RestController
@Tag(name = "Frames")
@RequestMapping(ResumableController.UPLOADS)
class ResumableController {

    static final String UPLOADS = "/videos/uploads";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String VERSION = "1.0.0";
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final UploadPieces pieces;
    private final FramesProperties properties;
    private final GuardedPost webhooks;
    private final CurrentAccount caller;

    ResumableController(UploadPieces pieces, FramesProperties properties, GuardedPost webhooks, CurrentAccount caller) {
        this.pieces = pieces;
        this.properties = properties;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /**
     * An upload in API answers.
     *
     * @param offset how many bytes are stored
     * @param video the address of its frames; null before all bytes have arrived
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UploadView(UUID id, String filename, long offset, long length, Instant expiresAt, @Nullable String video) {}

    /** Every answer names the protocol version, and every request but the first OPTIONS must. */
    @ModelAttribute
    void speakTus(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RESUMABLE, VERSION);
        boolean asks = "OPTIONS".equals(request.getMethod()) || "GET".equals(request.getMethod());
        if (!asks && !VERSION.equals(request.getHeader(RESUMABLE))) {
            response.setHeader("Tus-Version", VERSION);
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, RESUMABLE + ": must be " + VERSION);
        }
    }

    @Operation(
            summary = "Start a resumable video upload",
            description = "tus 1.0.0; any tus client works. Send Upload-Length (up to 5 GB) and Upload-Metadata with "
                    + "filename and optionally the fields of POST /videos/upload: every_seconds, every_nth, "
                    + "fps, scene_changes, format, webhook_url. Then send the bytes to Location. Example: "
                    + "curl -i -X POST .../videos/uploads -H 'Authorization: Bearer ...' -H 'Tus-Resumable: "
                    + "1.0.0' -H 'Upload-Length: 1048576' -H \"Upload-Metadata: filename $(printf video.mp4 "
                    + "| base64)\"")
    @PostMapping
    ResponseEntity<Void> begin(
            @RequestHeader(name = "Upload-Length", required = false) @Nullable String length,
            @RequestHeader(name = UploadMetadata.HEADER, defaultValue = "") String header) {
        UploadMetadata metadata = UploadMetadata.of(header);
        if (metadata.options().webhookUrl() != null) {
            webhooks.check("webhook_url", metadata.options().webhookUrl());
        }
        VideoUpload upload = pieces.begin(caller.id(), number("Upload-Length", length), metadata, header);
        return answer(HttpStatus.CREATED, upload)
                .location(URI.create(UPLOADS + "/" + upload.id()))
                .build();
    }

    @Operation(
            summary = "Get the offset of an upload",
            description = "HEAD for tus clients: continue at Upload-Offset. 410 if the upload has expired or was not a "
                    + "video.")
    @GetMapping("/{id}")
    ResponseEntity<UploadView> find(@PathVariable UUID id) {
        VideoUpload upload = pieces.find(caller.id(), id);
        return answer(HttpStatus.OK, upload)
                .header("Upload-Length", String.valueOf(upload.bytes()))
                .headers(more -> {
                    if (!upload.metadata().isBlank()) {
                        more.set(UploadMetadata.HEADER, upload.metadata());
                    }
                })
                .cacheControl(CacheControl.noStore())
                .body(view(upload));
    }

    @Operation(
            summary = "Send the next bytes",
            description = "Upload-Offset must match the upload's offset (409 otherwise). If the connection breaks, the "
                    + "bytes that have arrived are kept. After the last byte the extraction begins as after "
                    + "POST /videos/upload: Location is then its status, GET /videos/status/{id} with the "
                    + "same id. 423 while the video is being checked. X-HTTP-Method-Override is supported. "
                    + "Example: curl -X PATCH .../videos/uploads/{id} -H 'Authorization: Bearer ...' -H "
                    + "'Tus-Resumable: 1.0.0' -H 'Upload-Offset: 0' -H 'Content-Type: "
                    + "application/offset+octet-stream' --data-binary @video.mp4")
    @PatchMapping(path = "/{id}", consumes = PIECE)
    ResponseEntity<Void> append(
            @PathVariable UUID id,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable String offset,
            HttpServletRequest request)
            throws IOException {
        VideoUpload upload = pieces.append(
                caller.id(),
                id,
                number("Upload-Offset", offset),
                request.getContentLengthLong(),
                request.getInputStream());
        ResponseEntity.HeadersBuilder<?> answer = answer(HttpStatus.NO_CONTENT, upload);
        if (upload.finished()) {
            answer.header(HttpHeaders.LOCATION, status(upload));
        }
        return answer.build();
    }

    @Operation(
            summary = "Cancel an upload",
            description = "Removes the received bytes. An extraction that has already begun continues.")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        pieces.end(caller.id(), id);
        return ResponseEntity.noContent().build();
    }

    /** For clients whose network blocks PATCH and DELETE. */
    @Hidden
    @PostMapping(path = "/{id}", headers = OVERRIDE + "=PATCH", consumes = PIECE)
    ResponseEntity<Void> appendByPost(
            @PathVariable UUID id,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable String offset,
            HttpServletRequest request)
            throws IOException {
        return append(id, offset, request);
    }

    @Hidden
    @PostMapping(path = "/{id}", headers = OVERRIDE + "=DELETE")
    ResponseEntity<Void> endByPost(@PathVariable UUID id) {
        return end(id);
    }

    @Hidden
    @RequestMapping(
            path = {"", "/{id}"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> abilities() {
        return ResponseEntity.noContent()
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", String.valueOf(properties.maxUpload().toBytes()))
                .build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, VideoUpload upload) {
        return ResponseEntity.status(status)
                .header("Upload-Offset", String.valueOf(upload.received()))
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.expiresAt().atZone(ZoneOffset.UTC)));
    }

    private static long number(String header, @Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            throw new InvalidInput(header, "is required, a number of bytes");
        }
        return Long.parseLong(text);
    }

    private static UploadView view(VideoUpload upload) {
        return new UploadView(
                upload.id(),
                upload.filename(),
                upload.received(),
                upload.bytes(),
                upload.expiresAt(),
                upload.finished() ? status(upload) : null);
    }

    private static String status(VideoUpload upload) {
        return "/videos/status/" + upload.id();
    }
}
