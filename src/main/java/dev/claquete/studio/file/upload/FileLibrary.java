package dev.claquete.studio.file.upload;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.NamedFile;
import dev.claquete.studio.file.NamedFiles;
import dev.claquete.studio.file.cleaning.ObjectRemoval;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An account's files by their paths. Every method takes part in the caller's transaction; objects are removed from the
 * store once it is committed.
 */
@Service
@Transactional
public class FileLibrary {

    /** After this many numbers a name gets a part of the content's hash. */
    private static final int NUMBERS = 20;

    private final NamedFiles names;
    private final ObjectRemoval removal;

    FileLibrary(NamedFiles names, ObjectRemoval removal) {
        this.names = names;
        this.removal = removal;
    }

    /** What to do if the path is taken. */
    enum Taken {
        NUMBER,
        REFUSE,
        REPLACE
    }

    /**
     * Gives an object a path. A repeat with the same object and path changes nothing.
     *
     * @throws Conflict if the path is taken and must not be replaced
     */
    NamedFile add(UUID owner, LogicalPath wanted, Taken taken, ObjectKey key) {
        for (int number = 0; number <= NUMBERS; number++) {
            LogicalPath path = number == 0 ? wanted : wanted.numbered(number);
            Optional<NamedFile> there = there(owner, path, key);
            if (there.isEmpty()) {
                return names.find(owner, path.value()).orElseThrow();
            }
            if (there.get().key().equals(key)) {
                return there.get();
            }
            if (taken == Taken.REPLACE) {
                return replace(owner, there.get(), key);
            }
            if (taken == Taken.REFUSE) {
                throw occupied(path.value());
            }
        }
        return add(owner, wanted.distinguished(key), Taken.REFUSE, key);
    }

    /**
     * Checks beforehand what {@link #add} would refuse.
     *
     * @throws Conflict if the path is taken and must not be replaced
     */
    @Transactional(readOnly = true)
    void check(UUID owner, LogicalPath wanted, Taken taken, ObjectKey key) {
        boolean refused = taken == Taken.REFUSE
                && names.find(owner, wanted.value())
                        .filter(there -> !there.key().equals(key))
                        .isPresent();
        if (refused) {
            throw occupied(wanted.value());
        }
    }

    /** Takes the path for this object; returns the existing entry if it is taken. */
    private Optional<NamedFile> there(UUID owner, LogicalPath path, ObjectKey key) {
        while (!names.add(owner, path.value(), key)) {
            Optional<NamedFile> there = names.lock(owner, path.value());
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    private NamedFile replace(UUID owner, NamedFile old, ObjectKey key) {
        names.lead(old.id(), key);
        removal.release(old.key());
        return names.find(owner, old.id()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<NamedFile> list(UUID owner, String prefix, int limit, int offset) {
        return names.list(owner, prefix, limit, offset);
    }

    @Transactional(readOnly = true)
    long count(UUID owner, String prefix) {
        return names.count(owner, prefix);
    }

    /** @throws NotFound if the owner has no such path */
    @Transactional(readOnly = true)
    NamedFile get(UUID owner, LogicalPath path) {
        return names.find(owner, path.value()).orElseThrow(() -> missing(path.value()));
    }

    /**
     * @throws NotFound if the source does not exist
     * @throws Conflict if the destination exists and must not be replaced
     */
    NamedFile move(UUID owner, LogicalPath source, LogicalPath destination, boolean overwrite) {
        NamedFile file = names.lock(owner, source.value()).orElseThrow(() -> missing(source.value()));
        if (source.equals(destination)) {
            return file;
        }
        names.lock(owner, destination.value()).ifPresent(there -> {
            if (!overwrite) {
                throw occupied(destination.value());
            }
            names.delete(there.id());
            removal.release(there.key());
        });
        try {
            names.rename(file.id(), destination.value());
        } catch (DuplicateKeyException e) {
            throw occupied(destination.value());
        }
        return names.find(owner, file.id()).orElseThrow();
    }

    /**
     * @param pathOrId an id is tried first
     * @throws NotFound if the owner has neither
     */
    public NamedFile remove(UUID owner, String pathOrId) {
        NamedFile file = id(pathOrId)
                .flatMap(id -> names.find(owner, id))
                .or(() -> names.lock(owner, LogicalPath.of("path", pathOrId).value()))
                .orElseThrow(() -> missing(pathOrId));
        names.delete(file.id());
        removal.release(file.key());
        return file;
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static NotFound missing(String path) {
        return new NotFound("There is no file " + path);
    }

    private static Conflict occupied(String path) {
        return new Conflict("There is a file " + path + " already; overwrite=true replaces it");
    }
}
