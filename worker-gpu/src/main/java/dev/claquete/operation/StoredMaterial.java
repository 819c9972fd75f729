package dev.claquete.operation;

import dev.claquete.operation.scenes.Material;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoSignal;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives a scene plan access to stored files, each downloaded on first use. Missing files have no properties; a plan is
 * drawn without them unless they are visible.
 */
public final class StoredMaterial implements Material {

    private final Map<String, Input> inputs;
    private final ObjectStore store;
    private final MediaProbe probe;
    private final Path folder;
    private final Map<String, Path> fetched = new ConcurrentHashMap<>();
    private final Map<String, VideoSignal> signals = new ConcurrentHashMap<>();

    /**
     * @param inputs by field
     * @param folder for copies; the caller removes it
     */
    public StoredMaterial(Map<String, Input> inputs, ObjectStore store, MediaProbe probe, Path folder) {
        this.inputs = Map.copyOf(inputs);
        this.probe = probe;
        this.store = store;
        this.folder = folder;
    }

    @Override
    public Input facts(Source source) {
        @Nullable Input known = inputs.get(source.field());
        return known == null ? new Input("unknown", source.kind(), "", 0, null, 0, 0, 0, 0, null, null) : known;
    }

    @Override
    public Path file(Source source) {
        @Nullable Input input = inputs.get(source.field());
        if (input == null) {
            throw new IllegalStateException(source.field() + " is not there yet");
        }
        return fetched.computeIfAbsent(
                source.field(),
                field -> store.download(
                        input.objectKey(),
                        folder.resolve("input-" + ContentHash.of(field).shortHex())));
    }

    @Override
    public VideoSignal signal(Source source) {
        return signals.computeIfAbsent(
                source.field(), field -> GuardedInput.signal(facts(source), file(source), probe));
    }

    @Override
    public List<String> arguments(Source source, String... options) {
        return GuardedInput.arguments(facts(source), file(source), options);
    }
}
