package dev.claquete.studio.credit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The transactions of an account's credits, newest first. */
@Repository
class Statement {

    private final JdbcClient jdbc;

    Statement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One transaction from its account's view.
     *
     * @param id for requesting earlier ones
     * @param amount the change of the available credits; 0 if it was spent from a reservation
     * @param reserved the change of the reserved credits
     * @param balance the available credits afterwards
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Line(
            long id,
            String transactionId,
            TransactionType kind,
            String operation,
            long amount,
            long reserved,
            long balance,
            @Nullable String note,
            Instant createdAt) {}

    /** @param before the page ends before the line with this id; {@link Long#MAX_VALUE} for the newest */
    List<Line> page(UUID owner, long before, int limit) {
        return jdbc.sql(
                        """
                        with line as (
                            select max(e.id) as id, e.transaction_id,
                                   coalesce(sum(e.amount) filter (where a.kind = 'AVAILABLE'), 0) as amount,
                                   coalesce(sum(e.amount) filter (where a.kind = 'RESERVED'), 0) as reserved
                            from ledger_entry e join ledger_account a on a.id = e.account_id
                            where a.owner_id = :owner and e.id < :before
                            group by e.transaction_id order by max(e.id) desc limit :limit)
                        select line.*, t.kind, t.operation, t.note, t.created_at,
                               (select e.balance_after from ledger_entry e join ledger_account a on a.id = e.account_id
                                where a.owner_id = :owner and a.kind = 'AVAILABLE' and e.id <= line.id
                                order by e.id desc limit 1) as balance
                        from line join ledger_transaction t on t.id = line.transaction_id
                        order by line.id desc""")
                .param("owner", owner)
                .param("before", before)
                .param("limit", limit)
                .query(new DataClassRowMapper<>(Line.class))
                .list();
    }
}
