package dev.claquete.studio.process.security;

import dev.claquete.studio.process.task.RemoteWork;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the engine's users with the application's sign-in, and registers the filters of its APIs. The package
 * {@code account} decides which role may reach which address; these filters run after that.
 */
@Configuration(proxyBeanMethods = false)
class EngineSecurity {

    private static final String PROVIDER = "authentication-provider";

    @Bean
    FilterRegistrationBean<EngineRequestGuard> engineRequestGuard() {
        var registration = new FilterRegistrationBean<>(new EngineRequestGuard());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(0);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WorkerGate> workerGate(RemoteWork work, ExternalTaskService tasks) {
        var registration = new FilterRegistrationBean<>(new WorkerGate(work, id -> topicOf(tasks, id)));
        registration.addUrlPatterns("/engine-rest/*", "/api/worker/*");
        registration.setOrder(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OperatorGate> operatorGate() {
        var registration = new FilterRegistrationBean<>(new OperatorGate());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OperatorChanges> changesByPeople(
            ApplicationEventPublisher publisher, AffectedInstance touched) {
        var registration = new FilterRegistrationBean<>(new OperatorChanges(publisher, touched::find));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(3);
        return registration;
    }

    /** Replaces the engine's welcome page, which has no use here. */
    @Bean
    FilterRegistrationBean<CockpitRedirect> cockpitFirst() {
        var registration = new FilterRegistrationBean<>(new CockpitRedirect());
        registration.addUrlPatterns("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");
        registration.setOrder(0);
        return registration;
    }

    private static Optional<String> topicOf(ExternalTaskService tasks, String id) {
        return Optional.ofNullable(
                        tasks.createExternalTaskQuery().externalTaskId(id).singleResult())
                .map(ExternalTask::getTopicName);
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineWebAppSignOn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter(PROVIDER, EngineSignOn.class.getName());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestSignOn() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.addInitParameter(PROVIDER, EngineSignOn.class.getName());
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(2);
        return registration;
    }
}
