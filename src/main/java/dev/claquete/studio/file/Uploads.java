package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        String extension =
                FileSignature.of(MediaCheck.start(file), kind).orElseThrow().extension();
        ObjectKey key = new ObjectKey("uploads/" + owner + "/" + sha256(file) + "." + extension);
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

    private static String sha256(Path file) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
