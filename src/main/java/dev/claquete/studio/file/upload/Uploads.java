package dev.claquete.studio.file.upload;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.FileSignature;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.file.NamedFile;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.file.UploadsInProgress;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a local file like anything from outside, and stores it under a key made from its bytes. The bytes are reserved
 * before the transfer to the store, and no transaction is open during it.
 */
@Component
public class Uploads {

    private static final String FIELD = "file";

    /** Longer than a call to the store may take. */
    private static final Duration STORING = Duration.ofHours(1);

    private final MediaCheck check;
    private final FileProperties properties;
    private final Files files;
    private final ObjectStore store;
    private final Quota quota;
    private final UploadsInProgress open;
    private final FileLibrary library;
    private final TransactionTemplate transaction;

    Uploads(
            MediaCheck check,
            FileProperties properties,
            Files files,
            ObjectStore store,
            Quota quota,
            UploadsInProgress open,
            FileLibrary library,
            TransactionTemplate transaction) {
        this.check = check;
        this.properties = properties;
        this.files = files;
        this.store = store;
        this.quota = quota;
        this.open = open;
        this.library = library;
        this.transaction = transaction;
    }

    /**
     * @throws InvalidInput if it is empty, too large, unknown or broken, or its path breaks a rule
     * @throws dev.claquete.studio.web.TooLarge if the account has no room for it
     * @throws dev.claquete.studio.web.Conflict if its path is taken and must not be replaced
     */
    public NamedFile take(UUID owner, Path file, RequestedFileName name) throws IOException {
        return take(owner, file, name, null);
    }

    /**
     * The same for a file whose bytes are already reserved.
     *
     * @param reserved the open upload that this ends
     */
    NamedFile take(UUID owner, Path file, RequestedFileName name, @Nullable UUID reserved) throws IOException {
        DownloadedFile checked = checked(file);
        LogicalPath path = name.path(checked.extension());
        ObjectKey key = new ObjectKey("uploads/" + owner + "/" + checked.sha256() + "." + checked.extension());
        library.check(owner, path, name.taken(), key);
        long more = reserved == null ? checked.size() : 0;
        UUID reservation = quota.reserve(FIELD, owner, key, more, null, STORING);
        try {
            if (!store.exists(key)) {
                store.put(key, file, checked.contentType(), Map.of());
            }
            return Objects.requireNonNull(transaction.execute(status -> {
                files.guard(key);
                files.register(owner, null, key);
                if (reserved != null) {
                    open.done(reserved, key);
                }
                return library.add(owner, path, name.taken(), key);
            }));
        } finally {
            quota.release(reservation);
        }
    }

    private DownloadedFile checked(Path file) throws IOException {
        long size = java.nio.file.Files.size(file);
        if (size == 0) {
            throw new InvalidInput(FIELD, "must not be empty");
        }
        MediaKind kind = kindOf(file);
        if (size > properties.max(kind).toBytes()) {
            throw new InvalidInput(FIELD, properties.limit(kind));
        }
        return check.checkAsItIs(FIELD, file, kind);
    }

    private static MediaKind kindOf(Path file) throws IOException {
        byte[] start = MediaCheck.start(file);
        for (MediaKind kind : new MediaKind[] {MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO}) {
            if (FileSignature.of(start, kind).isPresent()) {
                return kind;
            }
        }
        if (FileSignature.subtitles(start).isPresent()) {
            return MediaKind.TEXT;
        }
        throw new InvalidInput(
                FIELD,
                "must be an image (" + MediaKind.IMAGE.formats() + "), sound (" + MediaKind.AUDIO.formats()
                        + "), video (" + MediaKind.VIDEO.formats() + ") or subtitles (SubRip, WebVTT)");
    }
}
