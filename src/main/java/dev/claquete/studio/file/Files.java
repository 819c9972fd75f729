package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.process.TransactionHooks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose object is whose. Every method may be repeated; all take part in the caller's transaction. */
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

    /** Until the present transaction ends, nobody else records, forgets or removes this object. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guard(ObjectKey key) {
        locks.hold(key);
    }

    /**
     * Makes sure that an object which the present transaction begins to refer to does not go away meanwhile.
     *
     * @throws NotFound when it is gone already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ObjectKey key) {
        guard(key);
        if (find(key).isEmpty()) {
            throw new NotFound("There is no file " + key);
        }
    }

    /**
     * Records an object that is in the store already, for example because a worker made it.
     *
     * @throws NotFound when it is not there
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
     * Records what a job outside of projects made and a worker has put into the store, below {@code jobs/<jobId>/}. Its owner
     * sees it among the files, under its key; it ends after {@code claquete.files.keep-results}.
     *
     * @throws NotFound when it is not there
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
     * @throws InvalidInput when it names no object of ours at all
     * @throws NotFound when there is no such object of this owner
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

    /** The key of the object that this text names, whether it exists or not; empty when it is something on the internet. */
    public Optional<ObjectKey> keyOf(String urlOrKey) {
        return addresses.keyOf(urlOrKey);
    }

    /** Whether this text names an object of ours, as opposed to something on the internet. */
    public boolean isOurs(String urlOrKey) {
        return addresses.keyOf(urlOrKey).isPresent();
    }

    /**
     * Forgets a project's objects and, once that is committed, removes them together with what workers have put into its
     * folder for themselves; uploads stay, they may serve other projects.
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
