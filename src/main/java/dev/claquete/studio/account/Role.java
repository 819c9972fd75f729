package dev.claquete.studio.account;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The role of a caller. */
public enum Role {
    /** Uses the API with an account of their own. */
    USER,
    /** Manages accounts, prices and credits: {@code /api/admin}. */
    ADMIN,
    /** Manages the engine: its web apps and its whole REST API. */
    OPERATOR,
    /** A stand-alone worker: external tasks and nothing else. */
    WORKER;

    public static List<GrantedAuthority> authorities(Role... roles) {
        return Arrays.stream(roles)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    /** The authorities of this role: operators are users too; administrators have every role but that of workers. */
    public List<GrantedAuthority> authorities() {
        return switch (this) {
            case USER -> authorities(USER);
            case OPERATOR -> authorities(USER, OPERATOR);
            case ADMIN -> authorities(USER, ADMIN, OPERATOR);
            case WORKER -> authorities(WORKER);
        };
    }
}
