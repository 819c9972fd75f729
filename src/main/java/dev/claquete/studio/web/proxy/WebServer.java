package dev.claquete.studio.web.proxy;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures Tomcat beyond {@code server.*}. */
@Configuration(proxyBeanMethods = false)
class WebServer {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(WebProperties properties) {
        Networks proxies = Networks.of(properties.trustedProxies());
        return tomcat -> tomcat.addEngineValves(new TrustedProxies(proxies));
    }
}
