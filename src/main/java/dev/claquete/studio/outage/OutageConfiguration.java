package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The dependencies that every node needs; each vendor's module adds a {@link Dependency} of its own. */
@Configuration(proxyBeanMethods = false)
class OutageConfiguration {

    @Bean
    static PooledSockets pooledSockets() {
        return new PooledSockets();
    }

    @Bean
    DatabaseProbe databaseProbe(ObjectProvider<DataSource> database) {
        return new DatabaseProbe(database::getObject);
    }

    @Bean
    Dependency database(DatabaseProbe probe) {
        return Dependency.probed("database", probe, DatabaseErrorClassifier::of);
    }

    @Bean
    Dependencies dependencies(List<Dependency> all) {
        return new Dependencies(all);
    }

    @Bean
    DependencyHealth databaseHealthIndicator(@Qualifier("database") Dependency database) {
        return new DependencyHealth(database, () -> {}); // DatabaseWatch probes
    }

    @Bean
    DependencyHealth storeHealthIndicator(@Qualifier("store") Dependency store) {
        return new DependencyHealth(store, store::look);
    }
}
