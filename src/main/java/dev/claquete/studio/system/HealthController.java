package dev.claquete.studio.system;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reports whether this node can work, for load balancers and for programs of the products that we replace. */
@RestController
@Hidden
class HealthController {

    private static final Set<Status> WELL = Set.of(Status.UP, Status.UNKNOWN);

    private final HealthEndpoint health;
    private final RunpodProperties runpod;
    private final Supplier<List<String>> warnings;
    private final Supplier<List<Dependency>> away;
    private final String version;

    @Autowired
    HealthController(
            HealthEndpoint health,
            RunpodProperties runpod,
            OperatorWarnings warnings,
            Dependencies dependencies,
            @Value("${claquete.version}") String version) {
        this(health, runpod, warnings::sentences, dependencies::away, version);
    }

    HealthController(
            HealthEndpoint health,
            RunpodProperties runpod,
            Supplier<List<String>> warnings,
            Supplier<List<Dependency>> away,
            String version) {
        this.away = away;
        this.health = health;
        this.runpod = runpod;
        this.warnings = warnings;
        this.version = version;
    }

    /** Uptime is in seconds. A warning does not make the node unhealthy: it can do its own work. */
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        boolean well = WELL.contains(health.health().getStatus());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", well ? "healthy" : "unhealthy");
        body.put("service", "Claquete");
        body.put("version", version);
        body.put("timestamp", Instant.now());
        body.put("uptime", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        body.put("runpod", Map.of("configured", runpod.configured()));
        List<Dependency> missing = away.get();
        if (!missing.isEmpty()) {
            body.put("away", missing.stream().map(HealthController::described).toList());
        }
        List<String> sentences = warnings.get();
        if (!sentences.isEmpty()) {
            body.put("warnings", sentences);
        }
        return answer(well, body);
    }

    /** Kubernetes' probes: {@code liveness} and {@code readiness}. */
    @GetMapping("/health/{probe:liveness|readiness}")
    ResponseEntity<Map<String, Object>> probe(@PathVariable String probe) {
        HealthComponent component = health.healthForPath(probe);
        Status status = component == null ? Status.UNKNOWN : component.getStatus();
        return answer(WELL.contains(status), Map.of("status", status.getCode()));
    }

    /** Readable by anybody, so without the address or error message. */
    private static Map<String, Object> described(Dependency missing) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", missing.name());
        missing.awaySince().ifPresent(since -> described.put("since", since));
        return described;
    }

    private static ResponseEntity<Map<String, Object>> answer(boolean well, Map<String, Object> body) {
        return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON) // browsers request HTML
                .body(body);
    }
}
