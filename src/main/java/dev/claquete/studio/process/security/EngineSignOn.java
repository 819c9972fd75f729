package dev.claquete.studio.process.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Single sign-on: an operator authenticated by Spring Security is the engine's administrator under the same name, in
 * its web apps and its REST API, and is added to its users when first seen; a worker has a name and no group. The
 * engine creates this object itself, by class name.
 */
public class EngineSignOn extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !caller.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        Set<String> roles = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        boolean operator = roles.contains("ROLE_OPERATOR");
        if (!operator && !roles.contains("ROLE_WORKER")) {
            return AuthenticationResult.unsuccessful(caller.getName());
        }
        String id = EngineUsers.id(caller.getName());
        if (operator) {
            EngineUsers.enlist(engine.getIdentityService(), id);
        }
        AuthenticationResult result = AuthenticationResult.successful(id);
        result.setGroups(operator ? List.of(Groups.CAMUNDA_ADMIN) : List.of());
        result.setTenants(List.of());
        return result;
    }
}
