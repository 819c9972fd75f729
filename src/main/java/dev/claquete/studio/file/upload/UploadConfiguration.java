package dev.claquete.studio.file.upload;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.file.UploadCapacity;
import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the upload checks right after the rate limits, and makes the web server write uploads into our folder, so
 * that storing one is a rename and nothing is left after a crash.
 */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    FilterRegistrationBean<UploadGate> uploadGate(
            CurrentAccount caller, Quota quota, UploadCapacity room, UploadSizes sizes, ErrorWriter errors) {
        var registration = new FilterRegistrationBean<>(new UploadGate(caller, quota, room, sizes, errors));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedBodies() {
        return server -> server.addContextValves(new BoundedBodies());
    }

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, IncomingFiles intake) {
        MultipartConfigElement given = limits.createMultipartConfig();
        return new MultipartConfigElement(
                intake.folder().toString(),
                given.getMaxFileSize(),
                given.getMaxRequestSize(),
                given.getFileSizeThreshold());
    }
}
