package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whose object is whose. Every method may be repeated; all take part in the caller's transaction. */
@Service
@Transactional
public class Files {

    private final StoredFiles files;
    private final ObjectStore store;
    private final AssetAddress addresses;

    Files(StoredFiles files, ObjectStore store, AssetAddress addresses) {
        this.files = files;
        this.store = store;
        this.addresses = addresses;
    }

    /** Puts a local file into the store under this key, for this owner. The caller keeps and deletes the local file. */
    public StoredFile store(UUID owner, ObjectKey key, Path file, String contentType) {
        if (!store.exists(key)) {
            store.put(key, file, contentType, Map.of());
        }
        return register(owner, null, key);
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

    @Transactional(readOnly = true)
    public Optional<StoredFile> find(ObjectKey key) {
        return files.findByKey(key.value());
    }

    /**
     * The object that a caller names by its key, its address in the bucket or one of our links.
     *
     * @throws InvalidInput when it names no object of ours at all
     * @throws NotFound when there is no such object
     * @throws Forbidden when it belongs to someone else
     */
    @Transactional(readOnly = true)
    public ObjectKey resolveOwn(UUID owner, String urlOrKey) {
        ObjectKey key = addresses
                .keyOf(urlOrKey)
                .orElseThrow(() -> new InvalidInput("url", "must be an object key or an address of this installation"));
        StoredFile file = find(key).orElseThrow(() -> new NotFound("There is no file " + key));
        if (!file.ownerId().equals(owner)) {
            throw new Forbidden();
        }
        return key;
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
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                List<ObjectKey> inFolder = store.list("projects/" + projectId + "/");
                Stream.concat(registered.stream(), inFolder.stream()).distinct().forEach(store::delete);
            }
        });
    }
}
