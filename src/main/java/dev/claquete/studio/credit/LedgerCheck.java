package dev.claquete.studio.credit;

import dev.claquete.studio.process.Processes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks that no credit was created or lost: recounts the whole ledger at one moment. Changes nothing. */
@Component
public class LedgerCheck {

    private final JdbcClient jdbc;
    private final Processes processes;

    LedgerCheck(JdbcClient jdbc, Processes processes) {
        this.jdbc = jdbc;
        this.processes = processes;
    }

    /**
     * The result.
     *
     * @param sound whether there are no faults
     * @param granted all grants so far
     * @param available what all accounts may spend
     * @param reserved what all accounts have reserved
     * @param spent the installation's revenue
     * @param faults one sentence for each fault
     */
    public record Finding(
            boolean sound, long granted, long available, long reserved, long spent, List<String> faults) {}

    private record Sums(long granted, long available, long reserved, long spent, long total) {}

    private record Open(String reference, String businessKey) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Finding check() {
        Sums sums = sums();
        List<String> faults = new ArrayList<>();
        if (sums.total() != 0) {
            faults.add("All entries sum to " + sums.total() + ", not to zero");
        }
        faults.addAll(unequal());
        faults.addAll(unreserved());
        faults.addAll(abandoned());
        return new Finding(faults.isEmpty(), sums.granted(), sums.available(), sums.reserved(), sums.spent(), faults);
    }

    private Sums sums() {
        return jdbc.sql(
                        """
                        select coalesce(-sum(amount) filter (where kind = 'GRANTED'), 0) as granted,
                               coalesce(sum(amount) filter (where kind = 'AVAILABLE'), 0) as available,
                               coalesce(sum(amount) filter (where kind = 'RESERVED'), 0) as reserved,
                               coalesce(sum(amount) filter (where kind = 'REVENUE'), 0) as spent,
                               coalesce(sum(amount), 0) as total
                        from ledger_entry e join ledger_account a on a.id = e.account_id""")
                .query(new DataClassRowMapper<>(Sums.class))
                .single();
    }

    private List<String> unequal() {
        return jdbc.sql(
                        """
                        select a.kind || ' of ' || a.owner_id || ' is ' || a.balance || ', its entries sum to '
                               || coalesce(sum(e.amount), 0)
                        from ledger_account a left join ledger_entry e on e.account_id = a.id
                        where a.balance is not null
                        group by a.id having a.balance <> coalesce(sum(e.amount), 0)""")
                .query(String.class)
                .list();
    }

    private List<String> unreserved() {
        return jdbc.sql(
                        """
                        select a.owner_id || ' has ' || a.balance || ' reserved, its open reservations sum to '
                               || coalesce(sum(r.amount), 0)
                        from ledger_account a
                        left join credit_reservation r on r.account_id = a.owner_id and r.state = 'OPEN'
                        where a.kind = 'RESERVED'
                        group by a.id having a.balance <> coalesce(sum(r.amount), 0)""")
                .query(String.class)
                .list();
    }

    private List<String> abandoned() {
        return jdbc
                .sql(
                        """
                        select reference, business_key from credit_reservation
                        where state = 'OPEN' and business_key is not null""")
                .query(new DataClassRowMapper<>(Open.class))
                .list()
                .stream()
                .filter(open -> !processes.isRunning(open.businessKey()))
                .map(open -> open.reference() + " is reserved for a process that is gone")
                .toList();
    }
}
