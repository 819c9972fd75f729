package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Health of a dependency: down during an outage. A check costs nothing; for a dependency without its own probing it
 * starts a probe, whose result the next check reports.
 */
class DependencyHealth implements HealthIndicator {

    private final Dependency dependency;
    private final Runnable look;

    DependencyHealth(Dependency dependency, Runnable look) {
        this.dependency = dependency;
        this.look = look;
    }

    @Override
    public Health health() {
        if (dependency.isAway()) {
            return Health.down().build();
        }
        look.run();
        return Health.up().build();
    }
}
