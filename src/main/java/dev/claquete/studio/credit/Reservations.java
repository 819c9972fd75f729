package dev.claquete.studio.credit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of reservations and of what was made under them. Written only under the account's lock in
 * {@link LedgerTables}.
 */
@Repository
class Reservations {

    private static final DataClassRowMapper<StoredReservation> HELD = new DataClassRowMapper<>(StoredReservation.class);

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A purchase whose process may have ended; one without a key has no process and lasts minutes. */
    record Open(String reference, @Nullable String businessKey) {}

    Optional<StoredReservation> find(String reference) {
        return jdbc.sql("select * from credit_reservation where reference = :reference")
                .param("reference", reference)
                .query(HELD)
                .optional();
    }

    /** The open ones of one process instance. */
    List<StoredReservation> open(String processId, String businessKey) {
        return jdbc.sql(
                        """
                        select * from credit_reservation
                        where state = 'OPEN' and process = :process and business_key = :key order by opened_at""")
                .param("process", processId)
                .param("key", businessKey)
                .query(HELD)
                .list();
    }

    List<Open> openSince(Duration ofProcess, Duration ofCall) {
        return jdbc.sql(
                        """
                        select reference, business_key from credit_reservation
                        where state = 'OPEN' and opened_at < now() - make_interval(secs =>
                            case when business_key is null then :call else :process end)""")
                .param("process", ofProcess.toSeconds())
                .param("call", ofCall.toSeconds())
                .query(new DataClassRowMapper<>(Open.class))
                .list();
    }

    void add(Purchase purchase, long amount, String transactionId) {
        jdbc.sql(
                        """
                        insert into credit_reservation
                            (reference, account_id, operation, amount, process, business_key, transaction_id)
                        values (:reference, :account, :operation, :amount, :process, :key, :transaction)""")
                .param("reference", purchase.reference())
                .param("account", purchase.accountId())
                .param("operation", purchase.operation())
                .param("amount", amount)
                .param("process", purchase.processId())
                .param("key", purchase.businessKey())
                .param("transaction", transactionId)
                .update();
    }

    void change(String reference, long amount) {
        jdbc.sql(
                        """
                        update credit_reservation set amount = :amount, changes = changes + 1
                        where reference = :reference and state = 'OPEN'""")
                .param("amount", amount)
                .param("reference", reference)
                .update();
    }

    /** Its process has reached the step that reserves. */
    void enterProcess(String reference) {
        jdbc.sql("update credit_reservation set in_process = true where reference = :reference and state = 'OPEN'")
                .param("reference", reference)
                .update();
    }

    void close(String reference, StoredReservation.State state, long charged) {
        jdbc.sql(
                        """
                        update credit_reservation set state = :state, charged = :charged, closed_at = clock_timestamp()
                        where reference = :reference and state = 'OPEN'""")
                .param("state", state.name())
                .param("charged", charged)
                .param("reference", reference)
                .update();
    }

    /** An object that the account already has stays unchanged. */
    void use(UUID account, @Nullable String reference, String operation, String objectKey, long amount) {
        jdbc.sql(
                        """
                        insert into credit_usage (account_id, object_key, reference, operation, amount)
                        values (:account, :key, :reference, :operation, :amount) on conflict do nothing""")
                .param("account", account)
                .param("key", objectKey)
                .param("reference", reference)
                .param("operation", operation)
                .param("amount", amount)
                .update();
    }

    Set<String> paid(UUID account, Collection<String> objectKeys) {
        return objectKeys.isEmpty()
                ? Set.of()
                : jdbc.sql("select object_key from credit_usage where account_id = :account and object_key in (:keys)")
                        .param("account", account)
                        .param("keys", objectKeys)
                        .query(String.class)
                        .set();
    }

    /** The cost of what was made under a reference. */
    long used(String reference) {
        return jdbc.sql("select coalesce(sum(amount), 0) from credit_usage where reference = :reference")
                .param("reference", reference)
                .query(Long.class)
                .single();
    }
}
