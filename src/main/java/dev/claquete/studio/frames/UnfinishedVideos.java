package dev.claquete.studio.frames;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.ObjectUse;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the pieces of an upload until it expires; then {@code clean-storage} removes them, and the row is deleted. The
 * reserved room expires by itself.
 */
@Component
class UnfinishedVideos implements ObjectUse {

    private final ResumableUploads uploads;

    UnfinishedVideos(ResumableUploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public Set<ObjectKey> needed(Collection<ObjectKey> keys) {
        Set<ObjectKey> ours = keys.stream()
                .filter(key -> key.value().startsWith(UploadPieces.FOLDER))
                .collect(Collectors.toSet());
        return ours.isEmpty() ? ours : uploads.needed(ours);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        uploads.deleteExpired();
    }
}
