package dev.claquete.studio.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Sets the size of the database connection pool, unless {@code spring.datasource.hikari.*} does. Connections that have
 * been idle for a while are closed.
 */
@Component
@EnableConfigurationProperties(DatabaseProperties.class)
class ConnectionPool implements BeanPostProcessor {

    /** HikariCP's value for an unset size. */
    private static final int UNSET = -1;

    private static final int KEPT_IDLE = 2;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Environment environment;

    ConnectionPool(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            if (pool.getMaximumPoolSize() == UNSET) {
                pool.setMaximumPoolSize(Binder.get(environment)
                        .bindOrCreate("claquete.database", DatabaseProperties.class)
                        .connections(Runtime.getRuntime().availableProcessors()));
            }
            if (pool.getMinimumIdle() == UNSET) {
                pool.setMinimumIdle(Math.min(KEPT_IDLE, pool.getMaximumPoolSize()));
                pool.setIdleTimeout(IDLE.toMillis());
            }
        }
        return bean;
    }
}
