package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks a local file as anything from outside is checked, and keeps it under a key made from its bytes. */
@Component
class Uploads {

    private static final String FIELD = "file";

    private final MediaCheck check;
    private final FileProperties properties;
    private final Files files;

    Uploads(MediaCheck check, FileProperties properties, Files files) {
        this.check = check;
        this.properties = properties;
        this.files = files;
    }

    /** @throws InvalidInput when it is empty, too large, unknown or broken */
    StoredFile take(UUID owner, Path file) throws IOException {
        long size = java.nio.file.Files.size(file);
        if (size == 0) {
            throw new InvalidInput(FIELD, "must not be empty");
        }
        MediaKind kind = kindOf(file);
        if (size > properties.max(kind).toBytes()) {
            throw new InvalidInput(FIELD, properties.limit(kind));
        }
        Fetched checked = check.check(FIELD, file, kind);
        ObjectKey key = new ObjectKey("uploads/" + owner + "/" + checked.sha256() + "." + checked.extension());
        return files.store(owner, key, file, checked.contentType());
    }

    private static MediaKind kindOf(Path file) throws IOException {
        byte[] start = MediaCheck.start(file);
        for (MediaKind kind : new MediaKind[] {MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO}) {
            if (FileSignature.of(start, kind).isPresent()) {
                return kind;
            }
        }
        throw new InvalidInput(
                FIELD,
                "must be an image (" + MediaKind.IMAGE.formats() + "), sound (" + MediaKind.AUDIO.formats()
                        + ") or video (" + MediaKind.VIDEO.formats() + ")");
    }
}
