package dev.claquete.studio.credit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger's tables. The database itself keeps balances equal to their entries, transactions summing to zero,
 * everything append-only and no balance below zero; this class only defines what is written and in which order locks
 * are taken.
 */
@Repository
class LedgerTables {

    private final JdbcClient jdbc;

    LedgerTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id {@code txn_...}
     * @param availableAfter what the owner may spend afterwards
     */
    record Booked(String id, long availableAfter) {}

    /** @return whether the owner had no ledger accounts before */
    boolean open(UUID owner) {
        return jdbc.sql(
                                """
                        insert into ledger_account (owner_id, kind, balance)
                        values (:owner, 'AVAILABLE', 0), (:owner, 'RESERVED', 0) on conflict do nothing""")
                        .param("owner", owner)
                        .update()
                > 0;
    }

    boolean isOpen(UUID owner) {
        return jdbc.sql("select exists (select 1 from ledger_account where owner_id = :owner)")
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    /** Takes the lock that every change of an owner's credits takes first, until the transaction ends. */
    Balance lock(UUID owner) {
        long available = jdbc.sql(
                        "select balance from ledger_account where owner_id = :owner and kind = 'AVAILABLE' for update")
                .param("owner", owner)
                .query(Long.class)
                .single();
        return new Balance(available, balance(owner).reserved());
    }

    Balance balance(UUID owner) {
        return jdbc.sql(
                        """
                        select coalesce(sum(balance) filter (where kind = 'AVAILABLE'), 0) as available,
                               coalesce(sum(balance) filter (where kind = 'RESERVED'), 0) as reserved
                        from ledger_account where owner_id = :owner""")
                .param("owner", owner)
                .query((row, number) -> new Balance(row.getLong("available"), row.getLong("reserved")))
                .single();
    }

    /** @param reference unique in the ledger */
    Booked book(
            UUID owner, TransactionType kind, long amount, String operation, String reference, @Nullable String note) {
        String id = "txn_" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql(
                        """
                        insert into ledger_transaction (id, kind, operation, reference, note)
                        values (:id, :kind, :operation, :reference, :note)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("operation", operation)
                .param("reference", reference)
                .param("note", note)
                .update();
        post(id, owner, kind.from(), -amount);
        post(id, owner, kind.to(), amount);
        return new Booked(id, balance(owner).available());
    }

    private void post(String transaction, UUID owner, String kind, long amount) {
        jdbc.sql(
                        """
                        insert into ledger_entry (transaction_id, account_id, amount)
                        select :transaction, id, :amount from ledger_account
                        where kind = :kind and (owner_id = :owner or owner_id is null)""")
                .param("transaction", transaction)
                .param("amount", amount)
                .param("kind", kind)
                .param("owner", owner)
                .update();
    }

    /** @param reason supplied with it */
    record Grant(String id, long amount, @Nullable String reason) {}

    Optional<Grant> granted(String reference) {
        return jdbc.sql(
                        """
                        select t.id, t.note, e.amount from ledger_transaction t
                        join ledger_entry e on e.transaction_id = t.id and e.amount > 0
                        where t.reference = :reference""")
                .param("reference", reference)
                .query((row, number) -> new Grant(row.getString("id"), row.getLong("amount"), row.getString("note")))
                .optional();
    }
}
