package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.process.TransactionHooks;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ownership of stored objects. Every method may be repeated; all take part in the caller's transaction. */
@Service
@Transactional
public class Files {

    private final StoredFiles files;
    private final ObjectStore store;
    private final AssetAddress addresses;
    private final NamedFiles names;
    private final ObjectLocks locks;
    private final FileProperties properties;

    Files(
            StoredFiles files,
            ObjectStore store,
            AssetAddress addresses,
            NamedFiles names,
            ObjectLocks locks,
            FileProperties properties) {
        this.files = files;
        this.store = store;
        this.addresses = addresses;
        this.names = names;
        this.locks = locks;
        this.properties = properties;
    }

    /** Until the current transaction ends, no other can record, forget or remove this object. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guard(ObjectKey key) {
        locks.hold(key);
    }

    /**
     * Keeps an object that the current transaction starts to refer to from being removed meanwhile.
     *
     * @throws NotFound if it has already been removed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ObjectKey key) {
        guard(key);
        if (find(key).isEmpty()) {
            throw new NotFound("There is no file " + key);
        }
    }

    /**
     * Records an object that is already in the store, for example a worker's result.
     *
     * @throws NotFound if it does not exist
     */
    public StoredFile register(UUID owner, @Nullable String projectId, ObjectKey key) {
        Optional<StoredFile> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        ObjectStore.Stat stat = store.stat(key).orElseThrow(() -> new NotFound("There is no object " + key));
        files.add(key.value(), owner, projectId, stat.contentType(), stat.size());
        return find(key).orElseThrow();
    }

    /**
     * Records the result of a job outside projects, which a worker has stored below {@code jobs/<jobId>/}. Its owner
     * sees it among the files, under its key; it expires after {@code claquete.files.keep-results}.
     *
     * @throws NotFound if it does not exist
     */
    public StoredFile registerResult(UUID owner, String jobId, ObjectKey key) {
        guard(key);
        Optional<StoredFile> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        ObjectStore.Stat stat = store.stat(key).orElseThrow(() -> new NotFound("There is no object " + key));
        files.addResult(
                key.value(),
                owner,
                jobId,
                stat.contentType(),
                stat.size(),
                properties.keepResults().toSeconds());
        names.add(owner, key.value(), key);
        return find(key).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<StoredFile> find(ObjectKey key) {
        return files.findByKey(key.value());
    }

    /**
     * The object that a caller names by its key, its address in the bucket or one of our links.
     *
     * @throws InvalidInput if it names no object of ours at all
     * @throws NotFound if this owner has no such object
     */
    @Transactional(readOnly = true)
    public ObjectKey resolveOwn(UUID owner, String urlOrKey) {
        ObjectKey key = addresses
                .keyOf(urlOrKey)
                .orElseThrow(() -> new InvalidInput("url", "must be an object key or an address of this installation"));
        return find(key)
                .filter(file -> file.ownerId().equals(owner))
                .orElseThrow(() -> new NotFound("There is no file " + key))
                .key();
    }

    /** The key of the object that this text names, whether it exists or not; empty for an internet address. */
    public Optional<ObjectKey> keyOf(String urlOrKey) {
        return addresses.keyOf(urlOrKey);
    }

    /** Whether this text names an object of ours, as opposed to an internet address. */
    public boolean isOurs(String urlOrKey) {
        return addresses.keyOf(urlOrKey).isPresent();
    }

    /**
     * Forgets a project's objects and, after the commit, removes them together with the workers' files in its folder.
     * Uploads stay, because other projects may use them.
     */
    public void removeProject(String projectId) {
        List<ObjectKey> registered =
                files.findByProjectId(projectId).stream().map(StoredFile::key).toList();
        files.deleteByProjectId(projectId);
        TransactionHooks.afterCommit(() -> {
            List<ObjectKey> inFolder = store.list("projects/" + projectId + "/");
            Stream.concat(registered.stream(), inFolder.stream()).distinct().forEach(store::delete);
        });
    }
}
