package dev.claquete.studio.media;

import dev.claquete.operation.Input;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Fetched;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has inputs made, keeps them in the job's folder as if they had been fetched, and makes none twice. */
@Component
class Making {

    private final List<InputMaker> makers;
    private final MediaCheck check;
    private final Inspection inspection;
    private final ObjectStore store;

    Making(List<InputMaker> makers, MediaCheck check, Inspection inspection, ObjectStore store) {
        this.makers = makers;
        this.check = check;
        this.inspection = inspection;
        this.store = store;
    }

    void begin(MediaJob job) {
        of(job).ifPresent(maker -> maker.begin(job.id(), job.ownerId()));
    }

    /** Empty for an operation whose inputs are all brought. */
    Optional<Long> price(MediaJob job) {
        return of(job).map(maker -> maker.price(job.id(), job.ownerId()));
    }

    /**
     * @param file where it may lie meanwhile
     * @param key where it is kept
     * @throws dev.claquete.studio.web.InvalidInput when nothing can be made of what the caller has described
     */
    Input make(MediaJob job, Wanted wanted, Path file, ObjectKey key, TaskContext task) throws IOException {
        boolean made = store.exists(key);
        if (made) {
            store.download(key, file);
        } else {
            of(job).orElseThrow().make(job.id(), wanted.address(), file, task);
        }
        MediaKind kind = MediaKind.valueOf(wanted.source().kind().name());
        Fetched fetched = check.check(wanted.source().field(), file, kind);
        Input input = inspection.inspect(wanted.source(), fetched, key);
        if (!made) {
            store.put(key, file, input.contentType(), Map.of());
        }
        return input;
    }

    private Optional<InputMaker> of(MediaJob job) {
        return makers.stream()
                .filter(maker -> maker.operation().equals(job.operation()))
                .findFirst();
    }
}
