package dev.claquete.studio.process.security;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Joins the engine's users to the application's sign-in, and puts the guard before its APIs. Which role may reach which
 * address is decided by {@code account}; these filters come after it.
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
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineWebAppSignOn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter(PROVIDER, EngineSignOn.class.getName());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestSignOn() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.addInitParameter(PROVIDER, EngineSignOn.class.getName());
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(1);
        return registration;
    }
}
