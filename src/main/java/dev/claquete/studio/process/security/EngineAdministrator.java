package dev.claquete.studio.process.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes sure, before the first request, that the engine has an administrator, so that its first-run set-up never offers
 * itself (CVE-2026-77226).
 */
@Component
class EngineAdministrator implements SmartInitializingSingleton {

    private final IdentityService identity;
    private final String name;

    EngineAdministrator(IdentityService identity, @Value("${claquete.security.admin-name:admin}") String name) {
        this.identity = identity;
        this.name = name;
    }

    @Override
    public void afterSingletonsInstantiated() {
        EngineUsers.enlist(identity, EngineUsers.id(name));
    }
}
