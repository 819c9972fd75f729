package dev.claquete.studio.system;

import dev.claquete.dependency.Dependency;
import dev.claquete.studio.process.WorkerHealth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports where operations run and whether a worker is available, in the form of the GPU video API. */
@RestController
@Tag(name = "Rendering")
@RequestMapping("/runpod")
class RunpodController {

    private static final String TOPIC = "perform-operation";

    private final Predicate<String> atWork;
    private final boolean embedded;
    private final RunpodProperties properties;
    private final Dependency store;

    @Autowired
    RunpodController(WorkerHealth workers, RunpodProperties properties, @Qualifier("store") Dependency store) {
        this(workers::beats, workers.embedded(), properties, store);
    }

    /** @param atWork whether a worker takes work of a topic */
    RunpodController(Predicate<String> atWork, boolean embedded, RunpodProperties properties, Dependency store) {
        this.store = store;
        this.atWork = atWork;
        this.embedded = embedded;
        this.properties = properties;
    }

    /** Times in seconds. */
    record Config(String endpointId, long idleTimeout, long maxTimeout) {}

    @Operation(
            summary = "Check whether work is accepted",
            description = "503 if operations have waited for a minute without a worker, and while the database or the "
                    + "object store does not answer.")
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        if (store.isAway()) {
            return unhealthy("The " + store.name() + " does not answer");
        }
        if (!atWork.test(TOPIC)) {
            String error = place() + ": no worker has taken work for " + WorkerHealth.PATIENCE.toSeconds() + " seconds";
            return unhealthy(error);
        }
        return ResponseEntity.ok(Map.of("status", "healthy", "endpoint", place(), "timestamp", Instant.now()));
    }

    @Operation(summary = "Where work runs, and its time limits")
    @GetMapping("/config")
    Config config() {
        String id = properties.endpointId();
        return new Config(
                id == null || id.isBlank() ? embedded ? "embedded" : "worker-gpu" : id,
                properties.idleTimeout().toSeconds(),
                properties.maxTimeout().toSeconds());
    }

    private static ResponseEntity<Map<String, Object>> unhealthy(String error) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", "unhealthy", "error", error));
    }

    private String place() {
        return embedded ? "Embedded worker" : "Remote workers (worker-gpu)";
    }
}
