package dev.claquete.studio.file.cleaning;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.storage.ObjectStore.Listed;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.UploadsInProgress;
import dev.claquete.studio.file.upload.PresignedUploads;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Removes objects that no row knows and no module needs: left by failed uploads, deleted projects and killed workers.
 * Only in our own folders, and only objects older than the grace period, because a running task may just have stored
 * them. Goes through the bucket in pages and stores its position, so a repeat continues there.
 */
@Topic(value = "remove-orphans", slots = 1)
@Component
class RemoveOrphans implements TaskHandler<RemoveOrphans.Input, RemoveOrphans.Output> {

    private static final Logger log = LoggerFactory.getLogger(RemoveOrphans.class);

    static final List<String> FOLDERS = List.of(PresignedUploads.QUARANTINE, "jobs/", "projects/", "uploads/");

    private final ObjectStore store;
    private final ObjectRemoval removal;
    private final UploadsInProgress uploads;
    private final FileProperties properties;
    private final CleaningLock turn;
    private final Clock clock;
    private final int pageSize;

    @Autowired
    RemoveOrphans(
            ObjectStore store,
            ObjectRemoval removal,
            UploadsInProgress uploads,
            FileProperties properties,
            CleaningLock turn) {
        this(store, removal, uploads, properties, turn, Clock.systemUTC(), 500);
    }

    RemoveOrphans(
            ObjectStore store,
            ObjectRemoval removal,
            UploadsInProgress uploads,
            FileProperties properties,
            CleaningLock turn,
            Clock clock,
            int pageSize) {
        this.store = store;
        this.removal = removal;
        this.uploads = uploads;
        this.properties = properties;
        this.turn = turn;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    record Input() {}

    record Output(int seenObjects, int removedObjects, long removedBytes) {}

    @Override
    public Output handle(Input in, TaskContext task) throws Exception {
        return turn.take(() -> clean(task));
    }

    private Output clean(TaskContext task) {
        uploads.deleteExpired();
        SweepProgress at = SweepProgress.recalled(task);
        while (at.folder() < FOLDERS.size()) {
            task.checkCancelled();
            List<Listed> page = store.page(FOLDERS.get(at.folder()), at.after(), pageSize);
            at = page.isEmpty() ? at.nextFolder() : sweep(page, at);
            at.remember(task);
            task.progress((double) at.folder() / FOLDERS.size(), at.sentence());
        }
        log.info("{}", at.sentence());
        return new Output(at.seen(), at.removed(), at.bytes());
    }

    private SweepProgress sweep(List<Listed> page, SweepProgress before) {
        Instant old = clock.instant().minus(properties.orphanGrace());
        List<Listed> candidates = page.stream()
                .filter(object -> object.lastModified().isBefore(old))
                .toList();
        Set<ObjectKey> orphans = removal.unknown(
                candidates.stream().flatMap(object -> key(object).stream()).collect(Collectors.toSet()));
        SweepProgress at = before.seen(page.size(), page.get(page.size() - 1).key());
        for (Listed object : candidates) {
            if (key(object)
                    .filter(orphans::contains)
                    .filter(removal::removeIfUnknown)
                    .isPresent()) {
                at = at.removed(object.size());
            }
        }
        return at;
    }

    /** Empty for foreign objects in our folders. */
    private static Optional<ObjectKey> key(Listed object) {
        try {
            return Optional.of(new ObjectKey(object.key()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
