package dev.claquete.studio.file.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.Uuids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Presigned transfers that bypass the application: URLs to upload a file to the store, and to read one for a while. */
@RestController
@RequestMapping("/api/files")
@Tag(name = "Files")
class PresignController {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long WEEK = 7 * 24 * 3600;

    private final PresignedUploads presigned;
    private final FileLibrary library;
    private final Files files;
    private final AssetLinks links;
    private final CurrentAccount caller;

    PresignController(
            PresignedUploads presigned, FileLibrary library, Files files, AssetLinks links, CurrentAccount caller) {
        this.presigned = presigned;
        this.library = library;
        this.files = files;
        this.links = links;
        this.caller = caller;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Announced(@NotNull String name, @Nullable String contentType, @NotNull Long size) {}

    /** @param headers all of them must be sent with the PUT unchanged */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Ticket(UUID uploadId, String method, String url, Map<String, String> headers, Instant expiresAt) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Finished(@NotNull String uploadId) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Wanted(@Nullable String key, @Nullable String path, @Min(1) @Max(WEEK) @Nullable Long expiresIn) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(String url, Instant expiresAt) {}

    @Operation(
            summary = "Start an upload straight into the store",
            description = "PUT exactly size bytes to url with the given headers within an hour, then complete the "
                    + "upload. 413 if your quota has no room. An upload that is not completed within 6 hours expires.")
    @BodyExample("{\"name\":\"holidays/beach.mp4\",\"content_type\":\"video/mp4\",\"size\":52428800}")
    @PostMapping("/presign-upload")
    @ResponseStatus(HttpStatus.CREATED)
    Ticket presignUpload(@Valid @RequestBody Announced announced) {
        LogicalPath path = LogicalPath.of("name", announced.name());
        PresignedUploads.Ticket ticket = presigned.begin(caller.id(), path, announced.contentType(), announced.size());
        return new Ticket(ticket.id(), "PUT", ticket.url().toString(), ticket.headers(), ticket.signedUntil());
    }

    @Operation(
            summary = "Complete an upload",
            description = "Checks the uploaded bytes and adds the file to yours; a number is added to a name that is "
                    + "taken. Can be repeated.")
    @BodyExample("{\"upload_id\":\"7f0c1f9e-0f5b-4a52-9a53-6f4f7f3a6a10\"}")
    @PostMapping("/complete-upload")
    FileView completeUpload(@Valid @RequestBody Finished finished) throws IOException {
        return FileView.of(presigned.complete(caller.id(), Uuids.parseOrNil(finished.uploadId())), links);
    }

    @Operation(
            summary = "Create a link to a file",
            description = "Anyone with the link can read the file, or parts of it, until the link expires: after "
                    + "expires_in seconds (default 3600, at most 604800, which is 7 days).")
    @BodyExample("{\"path\":\"holidays/beach.mp4\",\"expires_in\":3600}")
    @PostMapping("/presign-download")
    Link presignDownload(@Valid @RequestBody Wanted wanted) {
        long seconds = wanted.expiresIn() == null ? HOUR : wanted.expiresIn();
        Instant end = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        return new Link(links.link(key(wanted), end), end);
    }

    private ObjectKey key(Wanted wanted) {
        if ((wanted.key() == null) == (wanted.path() == null)) {
            throw new InvalidInput("key", "or path is required, and only one of them");
        }
        return wanted.path() == null
                ? own(wanted.key())
                : library.get(caller.id(), LogicalPath.of("path", wanted.path()))
                        .key();
    }

    /** On these routes, objects of other accounts do not exist. */
    private ObjectKey own(@Nullable String key) {
        String text = String.valueOf(key);
        try {
            return files.find(new ObjectKey(text))
                    .filter(file -> file.ownerId().equals(caller.id()))
                    .orElseThrow(() -> new NotFound("There is no file " + text))
                    .key();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("key", "must be an object key");
        }
    }
}
