package dev.claquete.studio.process.security;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/**
 * The engine's own users: its web apps require an entry for each user. All are its administrators, since only operators
 * get this far; their passwords are unknown, because users sign in to the application.
 */
final class EngineUsers {

    private static final int LONGEST_ID = 64; // ACT_ID_USER.ID_

    private EngineUsers() {}

    /** @return the engine's id for the user with this name */
    static String id(String name) {
        return name.length() <= LONGEST_ID
                ? name
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Adds a user unless it exists; other requests or nodes may do the same concurrently. */
    static void enlist(IdentityService identity, String id) {
        if (isListed(identity, id)) {
            return;
        }
        synchronized (EngineUsers.class) { // one page sends several requests at once
            if (isListed(identity, id)) {
                return;
            }
            try {
                add(identity, id);
            } catch (ProcessEngineException e) {
                if (!isListed(identity, id)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isListed(IdentityService identity, String id) {
        return identity.createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .userId(id)
                        .count()
                > 0;
    }

    private static void add(IdentityService identity, String id) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName("Claquete");
            user.setLastName(id);
            user.setPassword(UUID.randomUUID().toString());
            identity.saveUser(user);
        }
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("Administrators");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(group);
        }
        identity.createMembership(id, Groups.CAMUNDA_ADMIN);
    }
}
