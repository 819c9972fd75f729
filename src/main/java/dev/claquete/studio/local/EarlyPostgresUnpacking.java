package dev.claquete.studio.local;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Unpacks PostgreSQL while Spring is still looking for its beans: on a first start that takes seconds, and another core
 * is idle. Errors are ignored here, because they occur again and are reported when the server is started.
 */
final class EarlyPostgresUnpacking implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger(EarlyPostgresUnpacking.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        Path dataDir = Binder.get(environment)
                .bindOrCreate("claquete", LocalProperties.class)
                .dataDir();
        Thread thread = new Thread(() -> unpack(dataDir), "postgres-unpacking");
        thread.setDaemon(true);
        thread.start();
    }

    private static void unpack(Path dataDir) {
        try {
            PostgresBinaries.in(LocalPostgres.programs(dataDir));
        } catch (Exception e) {
            log.debug("PostgreSQL was not unpacked ahead", e);
        }
    }
}
