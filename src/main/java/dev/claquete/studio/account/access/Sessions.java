package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of signed-in users. They are in the database, so ending one takes effect on all nodes at once. */
@Component
public class Sessions {

    private static final String LIVE =
            """
            select s.id, s.account_id, s.ends_at, a.name, a.role
            from account_session s join account a on a.id = s.account_id
            where s.id = :id and s.revoked_at is null and s.ends_at > now() and a.disabled_at is null
            """;

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ActiveSession open(UUID account, Duration life) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into account_session (id, account_id, ends_at)"
                        + " values (:id, :account, now() + make_interval(secs => :life))")
                .param("id", id)
                .param("account", account)
                .param("life", (double) life.toSeconds())
                .update();
        return find(id).orElseThrow(() -> new IllegalStateException("Session " + id + " ended as it began"));
    }

    Optional<ActiveSession> find(UUID id) {
        return jdbc.sql(LIVE).param("id", id).query(Sessions::session).optional();
    }

    void revoke(UUID id, String why) {
        jdbc.sql("update account_session set revoked_at = now(), revoked_because = :why"
                        + " where id = :id and revoked_at is null")
                .param("why", why)
                .param("id", id)
                .update();
    }

    public void revokeAll(UUID account, String why) {
        jdbc.sql("update account_session set revoked_at = now(), revoked_because = :why"
                        + " where account_id = :account and revoked_at is null")
                .param("why", why)
                .param("account", account)
                .update();
    }

    private static ActiveSession session(ResultSet row, int number) throws SQLException {
        return new ActiveSession(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
