package dev.claquete.studio.process.security;

import dev.claquete.studio.cluster.ClusterLock;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes sure, before the first request, that the engine has an administrator, so that its first-run set-up is never
 * available (CVE-2026-77226).
 */
@Component
class EngineAdministrator implements SmartInitializingSingleton {

    private final IdentityService identity;
    private final String name;
    private final ClusterLock lock;

    EngineAdministrator(
            IdentityService identity, @Value("${claquete.security.admin-name:admin}") String name, ClusterLock lock) {
        this.lock = lock;
        this.identity = identity;
        this.name = name;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.alone("engine-administrator", () -> EngineUsers.enlist(identity, EngineUsers.id(name)));
    }
}
