package dev.claquete.studio.system;

import dev.claquete.studio.account.Audit;
import dev.claquete.studio.process.EngineChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records operators' changes to processes in the audit log, and in one line of the application's log. */
@Component
class EngineChangeLog {

    private static final Logger log = LoggerFactory.getLogger(EngineChangeLog.class);

    private final Audit audit;

    EngineChangeLog(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(EngineChanged event) {
        audit.record(event.what(), null, event.details());
        log.info(
                "{} by {}: {}",
                event.what(),
                event.who(),
                oneLine(event.details().toString()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
