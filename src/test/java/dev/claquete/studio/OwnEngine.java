package dev.claquete.studio;

import jakarta.servlet.ServletContextEvent;
import org.camunda.bpm.admin.impl.web.bootstrap.AdminContainerBootstrap;
import org.camunda.bpm.cockpit.impl.web.bootstrap.CockpitContainerBootstrap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.rest.impl.FetchAndLockContextListener;
import org.camunda.bpm.tasklist.impl.web.bootstrap.TasklistContainerBootstrap;
import org.camunda.bpm.welcome.impl.web.bootstrap.WelcomeContainerBootstrap;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.web.context.WebApplicationContext;

/**
 * Gives the engine's REST API and pages back to the application that a test asks. Camunda keeps the engine, the handler of long
 * polls and the delegates of Cockpit and its siblings in static fields. The application context that was started last sets
 * them; each one that closes empties them. Every test of a whole application has this listener
 * ({@code META-INF/spring.factories}).
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
        ServletContextEvent start = new ServletContextEvent(application.getServletContext());
        contextInitialized(start);
        new CockpitContainerBootstrap().contextInitialized(start);
        new AdminContainerBootstrap().contextInitialized(start);
        new TasklistContainerBootstrap().contextInitialized(start);
        new WelcomeContainerBootstrap().contextInitialized(start);
    }
}
