package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source.Kind;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Downloads one file that a caller named, inspects it, and stores it in the job's folder. */
@Component
class InputFetcher {

    private final Files files;
    private final GuardedDownloader downloader;
    private final MediaCheck check;
    private final MediaInspector inspection;
    private final ObjectStore store;

    InputFetcher(
            Files files, GuardedDownloader downloader, MediaCheck check, MediaInspector inspection, ObjectStore store) {
        this.files = files;
        this.downloader = downloader;
        this.check = check;
        this.inspection = inspection;
        this.store = store;
    }

    /**
     * @param file a temporary place for it
     * @param key where it is stored
     * @param limits that it counts towards
     * @throws InvalidInput if it does not suit, or cannot be downloaded
     */
    Input fetch(UUID owner, InputRequest wanted, Path file, ObjectKey key, JobLimits limits) throws IOException {
        String field = wanted.source().field();
        MediaKind kind = kind(wanted.source().kind());
        DownloadedFile fetched = files.isOurs(wanted.address())
                ? own(owner, wanted, kind, file)
                : downloader.fetch(field, wanted.address(), kind, file);
        Input input = inspection.inspect(wanted.source(), fetched, key);
        limits.add(field, input);
        store.put(key, fetched.file(), input.contentType(), Map.of());
        return input;
    }

    private DownloadedFile own(UUID owner, InputRequest wanted, MediaKind kind, Path file) throws IOException {
        String field = wanted.source().field();
        try {
            ObjectKey key = files.resolveOwn(owner, wanted.address());
            check.checkSize(field, size(key), kind);
            store.download(key, file);
        } catch (NotFound e) {
            throw new InvalidInput(field, "must name one of your files");
        }
        return check.check(field, file, kind);
    }

    /** An object that is recorded but missing from the store is not the caller's fault. */
    private long size(ObjectKey key) {
        return store.stat(key)
                .orElseThrow(() -> new IllegalStateException("the store has lost " + key))
                .size();
    }

    private static MediaKind kind(Kind kind) {
        return switch (kind) {
            case VIDEO -> MediaKind.VIDEO;
            case AUDIO -> MediaKind.AUDIO;
            case IMAGE -> MediaKind.IMAGE;
            case MEDIA -> MediaKind.MEDIA;
            case TEXT -> MediaKind.TEXT;
        };
    }
}
