package dev.claquete.studio.process;

import dev.claquete.studio.TestServers;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An empty database for each application context, on the server that all tests of a JVM share. */
class EngineDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + create("engine" + NUMBER.incrementAndGet()),
                        "spring.datasource.username=postgres")
                .applyTo(context);
    }

    /** @return its JDBC address */
    static String create(String name) {
        return TestServers.newDatabase(name);
    }
}
