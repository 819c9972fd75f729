package dev.claquete.studio.frames;

import dev.claquete.studio.file.LargeUpload;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Lets one route accept videos of gigabytes while all others keep their limits. A servlet container applies limits by
 * servlet, so that route has its own dispatcher, with the same controllers behind it. The container writes each part to
 * the disk as it arrives, here too.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FramesProperties.class)
class LargeUploads {

    private static final DataSize FORM = DataSize.ofMegabytes(1);

    @Bean
    LargeUpload videoUpload(FramesProperties properties) {
        return new LargeUpload(
                FramesController.UPLOAD, DataSize.ofBytes(properties.maxUpload().toBytes() + FORM.toBytes()));
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> videoUploads(
            WebApplicationContext context, MultipartConfigElement usual, FramesProperties properties) {
        ServletRegistrationBean<DispatcherServlet> servlet =
                new ServletRegistrationBean<>(new DispatcherServlet(context), FramesController.UPLOAD);
        servlet.setName("videoUploads");
        long most = properties.maxUpload().toBytes();
        servlet.setMultipartConfig(new MultipartConfigElement(usual.getLocation(), most, most + FORM.toBytes(), 0));
        return servlet;
    }
}
