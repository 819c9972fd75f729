package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.HashedToken;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens for the next access token, each valid once. A second use means that the token was stolen, so the whole session
 * ends. Stored as hashes.
 */
@Component
class RefreshTokens {

    static final String KIND = "rt_";

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Audit audit;

    RefreshTokens(JdbcClient jdbc, Sessions sessions, Audit audit) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
    }

    private record Known(UUID sessionId, boolean used) {}

    String issue(UUID session) {
        String token = HashedToken.newToken(KIND);
        jdbc.sql("insert into refresh_token (hash, session_id) values (:hash, :session)")
                .param("hash", HashedToken.sha256(token))
                .param("session", session)
                .update();
        return token;
    }

    /**
     * Consumes a token.
     *
     * @return its session; empty if it is invalid or was used
     */
    @Transactional
    public Optional<ActiveSession> use(String token) {
        Optional<Known> known = lock(token);
        Optional<ActiveSession> session = known.flatMap(found -> sessions.find(found.sessionId()));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (known.get().used()) {
            sessions.revoke(session.get().id(), "refresh-token-reused");
            audit.record(
                    "refresh-token-reused",
                    session.get().accountId(),
                    Map.of("session", session.get().id().toString()));
            return Optional.empty();
        }
        jdbc.sql("update refresh_token set used_at = now() where hash = :hash")
                .param("hash", HashedToken.sha256(token))
                .update();
        return session;
    }

    /** @return the session it belongs to, used or not, without consuming it */
    Optional<UUID> session(String token) {
        return jdbc.sql("select session_id from refresh_token where hash = :hash")
                .param("hash", HashedToken.sha256(token))
                .query(UUID.class)
                .optional();
    }

    /** Of two concurrent uses of one token, the second waits here and then finds it used. */
    private Optional<Known> lock(String token) {
        return jdbc.sql(
                        "select session_id, used_at is not null as used from refresh_token where hash = :hash for update")
                .param("hash", HashedToken.sha256(token))
                .query((row, number) -> new Known(row.getObject("session_id", UUID.class), row.getBoolean("used")))
                .optional();
    }
}
