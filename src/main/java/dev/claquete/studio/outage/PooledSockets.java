package dev.claquete.studio.outage;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Makes the pool's connections use {@link DatabaseSockets}, before the first is created. An operator's setting in the
 * URL takes precedence.
 */
final class PooledSockets implements BeanPostProcessor {

    private static final String FACTORY = "socketFactory";

    private final String word = UUID.randomUUID().toString();

    DatabaseSockets sockets() {
        return new DatabaseSockets(word);
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.addDataSourceProperty(FACTORY, DatabaseSockets.class.getName());
            pool.addDataSourceProperty(FACTORY + "Arg", word);
        }
        return bean;
    }
}
