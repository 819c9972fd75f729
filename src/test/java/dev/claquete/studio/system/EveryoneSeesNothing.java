package dev.claquete.studio.system;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.health.AdditionalHealthEndpointPath;
import org.springframework.boot.actuate.health.HealthEndpointGroup;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.boot.actuate.health.SimpleHttpCodeStatusMapper;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.StatusAggregator;

/** All parts of a node together, told by their status alone. */
final class EveryoneSeesNothing implements HealthEndpointGroup {

    @Override
    public boolean isMember(String name) {
        return true;
    }

    @Override
    public boolean showComponents(SecurityContext caller) {
        return false;
    }

    @Override
    public boolean showDetails(SecurityContext caller) {
        return false;
    }

    @Override
    public StatusAggregator getStatusAggregator() {
        return new SimpleStatusAggregator();
    }

    @Override
    public HttpCodeStatusMapper getHttpCodeStatusMapper() {
        return new SimpleHttpCodeStatusMapper();
    }

    @Override
    public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
        return null;
    }
}
