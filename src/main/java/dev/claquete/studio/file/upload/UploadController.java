package dev.claquete.studio.file.upload;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.NamedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Receives uploads of pictures, sound and video. */
@RestController
@Tag(name = "Files")
class UploadController {

    private final Uploads uploads;
    private final IncomingFiles intake;
    private final AssetLinks links;
    private final CurrentAccount caller;

    UploadController(Uploads uploads, IncomingFiles intake, AssetLinks links, CurrentAccount caller) {
        this.uploads = uploads;
        this.intake = intake;
        this.links = links;
        this.caller = caller;
    }

    /** @param url a signed link, also accepted wherever the API takes a file's address */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Uploaded(String url, String key, String contentType, long size) {}

    @Operation(
            summary = "Upload a file",
            description =
                    "An image (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP, TIFF; 20 MB), sound (MP3, WAV, FLAC, Ogg, M4A, "
                            + "AAC; 50 MB) or video (MP4, QuickTime, WebM; 500 MB). The type is detected from the "
                            + "bytes. Identical files are stored once. The file is listed at /utils/files, in the "
                            + "folder uploads.")
    @PostMapping(path = "/api/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(@RequestPart MultipartFile file) throws IOException {
        Path local = intake.newFile();
        try {
            file.transferTo(local.toFile()); // moves the file that the server has already written
            NamedFile taken =
                    uploads.take(caller.id(), local, RequestedFileName.in("uploads", file.getOriginalFilename()));
            return new Uploaded(links.link(taken.key()), taken.key().value(), taken.contentType(), taken.size());
        } finally {
            java.nio.file.Files.deleteIfExists(local);
        }
    }
}
