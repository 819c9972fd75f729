package dev.claquete.studio;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Only the application under test works on tasks. The others, which wait in the cache of application contexts for a later test
 * class, would look into their databases for each topic, some ten times a second each. Every test of an application has this
 * listener ({@code META-INF/spring.factories}).
 */
class OneWorkerAtATime implements TestExecutionListener, Ordered {

    private static final String WORKER = "embeddedWorker";

    private static @Nullable ApplicationContext working;

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        ApplicationContext own = test.getApplicationContext();
        if (own == working || !own.containsBean(WORKER)) {
            return;
        }
        if (working instanceof ConfigurableApplicationContext earlier && earlier.isActive()) {
            worker(earlier).stop();
        }
        working = own;
        if (!worker(own).isRunning()) {
            worker(own).start();
        }
    }

    private static SmartLifecycle worker(ApplicationContext application) {
        return application.getBean(WORKER, SmartLifecycle.class);
    }
}
