package dev.claquete.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process works on tasks ({@code claquete.work.*}).
 *
 * @param slots the number of concurrent tasks by topic, overriding the handler's default
 * @param lock how long a fetched task stays locked without a heartbeat; after a crash other workers wait this long
 * @param heartbeat how often a running task's lock is renewed, its progress sent and its cancellation noticed
 * @param fetchWait how long one fetch waits for a task
 * @param grace how long running work may continue when the process stops
 * @param waitOut how long a task waits for a server that does not answer before its failures count as tries
 * @param scratch where tasks keep temporary files; the folder {@code claquete} below {@code java.io.tmpdir} when unset
 * @param output where tasks keep results until they are in the store; {@code scratch} when unset
 */
@ConfigurationProperties("claquete.work")
public record TaskProperties(
        Map<String, Integer> slots,
        @DefaultValue("15s") Duration lock,
        @DefaultValue("500ms") Duration heartbeat,
        @DefaultValue("20s") Duration fetchWait,
        @DefaultValue("5s") Duration grace,
        @DefaultValue("12h") Duration waitOut,
        @Nullable Path scratch,
        @Nullable Path output) {

    public TaskProperties {
        slots = Map.copyOf(slots == null ? Map.of() : slots);
    }

    /** The folder for temporary files. */
    public Path scratchHome() {
        return scratch == null ? Path.of(System.getProperty("java.io.tmpdir"), "claquete") : scratch;
    }

    /** The folder for results that are not in the store yet. */
    Path outputHome() {
        return output == null ? scratchHome() : output;
    }

    /**
     * An environment variable ({@code CLAQUETE_WORK_SLOTS_RENDER_SCENE}) arrives with dots for the dashes, and takes
     * precedence.
     */
    int slotsFor(Topic topic) {
        int named = slots.getOrDefault(topic.value(), topic.slots());
        return Math.max(1, slots.getOrDefault(topic.value().replace('-', '.'), named));
    }
}
