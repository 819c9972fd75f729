package dev.claquete.studio.limit;

import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the limits right after authentication, which identifies the caller, and before everything else. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(
            LimitProperties limits, LimitedCallers callers, FailOpenLimiter meter, ErrorWriter errors) {
        var registration = new FilterRegistrationBean<>(new RateLimit(limits, callers, meter, errors));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
