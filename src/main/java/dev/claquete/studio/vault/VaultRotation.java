package dev.claquete.studio.vault;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Re-encrypts everything with the vault's current key: at every start, and on an administrator's request. It works row
 * by row and skips rows changed meanwhile, so it may run on several nodes and while the rows are used; after an
 * interruption it continues with the rest.
 */
@Component
class VaultRotation {

    private static final Logger log = LoggerFactory.getLogger(VaultRotation.class);

    private final Vault vault;
    private final List<SealedColumn> columns;
    private final JdbcClient jdbc;

    VaultRotation(Vault vault, List<SealedColumn> columns, JdbcClient jdbc) {
        this.vault = vault;
        this.columns = columns;
        this.jdbc = jdbc;
    }

    /**
     * @param keyId the key that now encrypts everything except for what is lost
     * @param resealed rows that were encrypted with an older key
     * @param lost rows whose key is not configured, or that are damaged
     */
    record Outcome(String keyId, int resealed, int lost) {}

    private record Sealed(String place, String text) {}

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        run();
    }

    Outcome run() {
        int resealed = 0;
        int lost = 0;
        for (SealedColumn column : columns) {
            for (Sealed sealed : older(column)) {
                try {
                    resealed += reseal(column, sealed);
                } catch (IllegalStateException e) {
                    lost++;
                    log.error("Cannot re-encrypt: {}", e.getMessage());
                }
            }
        }
        if (resealed > 0) {
            log.info("Re-encrypted {} secrets under the vault key {}", resealed, vault.keyId());
        }
        return new Outcome(vault.keyId(), resealed, lost);
    }

    private int reseal(SealedColumn column, Sealed sealed) {
        String resealed = vault.seal(vault.open(sealed.text(), sealed.place()), sealed.place());
        return jdbc.sql("update %s set %s = :resealed where %s = :old and %s = :place"
                        .formatted(column.table(), column.column(), column.column(), column.place()))
                .param("resealed", resealed)
                .param("old", sealed.text())
                .param("place", sealed.place())
                .update();
    }

    private List<Sealed> older(SealedColumn column) {
        return jdbc.sql("select %s as place, %s as sealed from %s where not starts_with(%s, :present)"
                        .formatted(column.place(), column.column(), column.table(), column.column()))
                .param("present", vault.sealedByPresentKey())
                .query((row, number) -> new Sealed(row.getString("place"), row.getString("sealed")))
                .list();
    }
}
