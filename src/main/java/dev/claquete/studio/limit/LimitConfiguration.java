package dev.claquete.studio.limit;

import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Right behind the sign-in, which says who asks, and before all else. */
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
