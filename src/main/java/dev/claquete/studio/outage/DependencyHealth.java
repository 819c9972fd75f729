package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Down while a dependency is away. Asking costs nothing; where nobody else looks, a look begins, and its result is told next time. */
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
