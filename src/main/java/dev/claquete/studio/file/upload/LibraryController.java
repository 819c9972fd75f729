package dev.claquete.studio.file.upload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.NamedFile;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A caller's own files, by their paths. */
@RestController
@RequestMapping("/utils")
@Tag(name = "Files")
class LibraryController {

    private static final int MAX_PAGE = 500;
    private static final String SUCCESS = "success";

    private final Uploads uploads;
    private final FileLibrary library;
    private final IncomingFiles intake;
    private final AssetLinks links;
    private final CurrentAccount caller;

    LibraryController(
            Uploads uploads, FileLibrary library, IncomingFiles intake, AssetLinks links, CurrentAccount caller) {
        this.uploads = uploads;
        this.library = library;
        this.intake = intake;
        this.links = links;
        this.caller = caller;
    }

    record Done(String status, FileView file) {}

    record Removed(String status, String message, UUID id, String path) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Page(List<FileView> files, long total, int limit, int offset, boolean hasMore) {}

    record Move(@NotNull String source, @NotNull String destination, @Nullable Boolean overwrite) {}

    @Operation(
            summary = "Upload a file to a path",
            description =
                    "An image (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP, TIFF; 20 MB), a sound (MP3, WAV, FLAC, Ogg, "
                            + "M4A, AAC; 50 MB) or a video (MP4, QuickTime, WebM; 500 MB); the type is detected from "
                            + "the bytes. Without path or folder the file keeps its own name. A number is added to a "
                            + "name that is taken; a path that is taken is 409 unless overwrite=true. 413 if your "
                            + "quota has no room.")
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Done upload(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(defaultValue = "false") boolean overwrite)
            throws IOException {
        String ownName = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        Path local = intake.newFile();
        try {
            file.transferTo(local.toFile()); // moves the file that the server has already written
            RequestedFileName name = new RequestedFileName(path, folder, ownName, overwrite);
            return done(uploads.take(caller.id(), local, name));
        } finally {
            java.nio.file.Files.deleteIfExists(local);
        }
    }

    @Operation(
            summary = "List your files",
            description = "Sorted by path; prefix=holidays/ lists a folder and everything below it.")
    @GetMapping("/files")
    Page list(
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "100") @Min(1) @Max(MAX_PAGE) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        String start = prefix.replaceFirst("^/", "");
        if (start.length() > LogicalPath.MAX_LENGTH || start.indexOf('\0') >= 0) {
            throw new InvalidInput("prefix", "must be the beginning of a path");
        }
        long total = library.count(caller.id(), start);
        List<FileView> files = library.list(caller.id(), start, limit, offset).stream()
                .map(file -> FileView.of(file, links))
                .toList();
        return new Page(files, total, limit, offset, offset + files.size() < total);
    }

    @Operation(
            summary = "Move or rename a file",
            description = "A destination that ends in a slash is a folder. 409 if a file exists there, unless "
                    + "overwrite is true. Links to the file stay valid.")
    @BodyExample("{\"source\":\"pasta1/arquivo.mp4\",\"destination\":\"pasta2/arquivo.mp4\"}")
    @PostMapping("/files/move")
    Done move(@Valid @RequestBody Move move) {
        LogicalPath source = LogicalPath.of("source", move.source());
        String destination = move.destination();
        LogicalPath target = destination.endsWith("/")
                ? new LogicalPath(source.name()).in("destination", destination)
                : LogicalPath.of("destination", destination);
        return done(library.move(caller.id(), source, target, Boolean.TRUE.equals(move.overwrite())));
    }

    @Operation(summary = "Delete a file by its path or id", description = "As /utils/files/{pathOrId}.")
    @DeleteMapping("/files")
    Removed removeByParameter(@RequestParam String path) {
        return removed(library.remove(caller.id(), path));
    }

    @Operation(
            summary = "Delete a file",
            description = "The path or id is the rest of the address. The content stays in the store as long as "
                    + "another path of yours or a project uses it.")
    @DeleteMapping("/files/{*pathOrId}")
    Removed remove(@PathVariable String pathOrId) {
        return removed(library.remove(caller.id(), pathOrId.substring(1)));
    }

    private Done done(NamedFile file) {
        return new Done(SUCCESS, FileView.of(file, links));
    }

    private static Removed removed(NamedFile file) {
        return new Removed(SUCCESS, "File removed", file.id(), file.path());
    }
}
