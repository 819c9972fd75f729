package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.web.PricedItem;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Has inputs generated and stores them in the job's folder like downloads; generates and charges none twice. */
@Component
class InputGenerator {

    private final List<InputProvider> makers;
    private final MediaCheck check;
    private final MediaInspector inspection;
    private final ObjectStore store;
    private final CreditLedger ledger;
    private final OperationCatalog operations;

    InputGenerator(
            List<InputProvider> makers,
            MediaCheck check,
            MediaInspector inspection,
            ObjectStore store,
            CreditLedger ledger,
            OperationCatalog operations) {
        this.operations = operations;
        this.makers = makers;
        this.check = check;
        this.inspection = inspection;
        this.store = store;
        this.ledger = ledger;
    }

    void begin(Job job) {
        needed(job).distinct().forEach(maker -> maker.begin(job.id(), job.ownerId()));
    }

    /** All inputs to generate, with one item for each kind. */
    List<PricedItem> pieces(Job job) {
        return needed(job).collect(Collectors.groupingBy(InputProvider::creditOperation)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kind -> new PricedItem(
                        kind.getKey(),
                        kind.getValue().size(),
                        kind.getValue().get(0).price(job.id(), job.ownerId())))
                .toList();
    }

    /**
     * @param file a temporary place for it
     * @param key where it is stored
     * @param limits that it counts towards
     * @throws dev.claquete.studio.web.InvalidInput if the caller's description cannot be used
     */
    Input make(Job job, InputRequest wanted, Path file, ObjectKey key, JobLimits limits, TaskContext task)
            throws IOException {
        InputProvider maker = of(String.valueOf(wanted.maker()));
        String field = wanted.source().field();
        boolean made = store.exists(key);
        if (made) {
            store.download(key, file);
        } else {
            maker.make(job.id(), field, wanted.address(), file, task);
        }
        MediaKind kind = MediaKind.valueOf(wanted.source().kind().name());
        DownloadedFile fetched = check.check(field, file, kind);
        Input input = inspection.inspect(wanted.source(), fetched, key);
        limits.add(field, input);
        if (!made) {
            store.put(key, file, input.contentType(), Map.of());
        }
        ledger.use(
                operations.reference(job.operation(), job.id()),
                maker.creditOperation(),
                key.value(),
                maker.price(job.id(), job.ownerId()));
        return input;
    }

    private Stream<InputProvider> needed(Job job) {
        return job.wanted().stream().filter(it -> it.maker() != null).map(it -> of(String.valueOf(it.maker())));
    }

    private InputProvider of(String name) {
        return makers.stream()
                .filter(maker -> maker.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody makes " + name));
    }
}
