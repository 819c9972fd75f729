package dev.claquete.studio;

import jakarta.servlet.ServletContextEvent;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.rest.impl.FetchAndLockContextListener;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.web.context.WebApplicationContext;

/**
 * Gives the engine's REST API back to the application that a test asks. Camunda keeps the engine and the handler of long polls in
 * static fields, of which the application context that was started last, or closed last, is the owner. Every test of a whole
 * application has it ({@code META-INF/spring.factories}).
 */
class OwnEngine extends FetchAndLockContextListener implements TestExecutionListener, Ordered {

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        if (!(test.getApplicationContext() instanceof WebApplicationContext application)) {
            return;
        }
        ProcessEngines.registerProcessEngine(application.getBean(ProcessEngine.class));
        if (fetchAndLockHandler != null) {
            fetchAndLockHandler.shutdown();
            fetchAndLockHandler = null;
        }
        contextInitialized(new ServletContextEvent(application.getServletContext()));
    }
}
