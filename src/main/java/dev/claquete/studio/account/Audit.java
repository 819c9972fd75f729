package dev.claquete.studio.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of security events of accounts: sign-ins, passwords, roles, keys. An entry takes part in the current
 * transaction, if any, so it is kept exactly if the change is. It also records the request, its caller and their
 * address.
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
     * @param accountId the affected account; null if unknown, as when an anonymous sign-in fails
     * @param details names, ids, old and new values; never a password, a token or a key
     */
    public void record(String event, @Nullable UUID accountId, Map<String, String> details) {
        record(event, accountId, details, RequestTrace.current());
    }

    /** For work on another thread than the request's. */
    public void record(String event, @Nullable UUID accountId, Map<String, String> details, RequestTrace trace) {
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
