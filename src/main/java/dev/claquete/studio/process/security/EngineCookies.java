package dev.claquete.studio.process.security;

import java.util.Locale;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes the cookies of the engine's web apps secure, like ours, if the installation is reached by https. */
@Component
class EngineCookies implements BeanPostProcessor {

    private final Environment environment;

    EngineCookies(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof CamundaBpmProperties properties && isHttps()) {
            WebappProperty webApps = properties.getWebapp();
            webApps.getCsrf().setEnableSecureCookie(true);
            webApps.getSessionCookie().setEnableSecureCookie(true);
        }
        return bean;
    }

    private boolean isHttps() {
        return environment
                .getProperty("claquete.files.public-url", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("https://");
    }
}
