package dev.claquete.studio.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of what happened to accounts: sign-ins, passwords, roles, keys. An entry rides in the transaction at hand, if there
 * is one: it is kept exactly if what it tells of is. It also names the request, its caller and their address.
 */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Audit(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param event a noun and a participle in kebab case, {@code role-changed}
     * @param accountId to whom it happened; null where nobody is known, as when a stranger fails to sign in
     * @param details names, ids, old and new values; never a password, a token or a key
     */
    public void record(String event, @Nullable UUID accountId, Map<String, String> details) {
        record(event, accountId, details, RequestTrace.current());
    }

    /** The same for what is done on another thread than the request's. */
    void record(String event, @Nullable UUID accountId, Map<String, String> details, RequestTrace trace) {
        jdbc.sql(
                        "insert into audit_entry (event, account_id, actor, details, request_id, address)"
                                + " values (:event, :account, :actor, cast(:details as jsonb), :request, cast(:address as inet))")
                .param("event", event)
                .param("account", accountId)
                .param("actor", trace.actor())
                .param("details", text(details))
                .param("request", trace.requestId())
                .param("address", trace.address())
                .update();
    }

    private String text(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
