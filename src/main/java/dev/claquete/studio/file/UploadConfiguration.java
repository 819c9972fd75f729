package dev.claquete.studio.file;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the web server write what comes in into our folder, so that keeping it is a rename and nothing outlives a crash. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, Intake intake) {
        MultipartConfigElement given = limits.createMultipartConfig();
        return new MultipartConfigElement(
                intake.folder().toString(),
                given.getMaxFileSize(),
                given.getMaxRequestSize(),
                given.getFileSizeThreshold());
    }
}
