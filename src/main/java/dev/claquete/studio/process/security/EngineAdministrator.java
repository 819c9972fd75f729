package dev.claquete.studio.process.security;

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes sure, before the first request, that the engine has an administrator, so that its first-run set-up never offers
 * itself (CVE-2026-77226). The password is nobody's: people sign in to the application, not to the engine.
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
        if (identity.createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .userId(name)
                        .count()
                > 0) {
            return;
        }
        if (identity.createUserQuery().userId(name).count() == 0) {
            User user = identity.newUser(name);
            user.setFirstName("Claquete");
            user.setLastName("Administrator");
            user.setPassword(UUID.randomUUID().toString());
            identity.saveUser(user);
        }
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("Administrators");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(group);
        }
        identity.createMembership(name, Groups.CAMUNDA_ADMIN);
    }
}
