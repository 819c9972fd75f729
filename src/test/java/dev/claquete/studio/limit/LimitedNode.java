package dev.claquete.studio.limit;

import com.zaxxer.hikari.HikariDataSource;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.PresentedCredential;
import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A node reduced to its limits: every address answers {@code ok}, the headers {@code X-Account} and {@code X-Key} stand for a
 * sign-in.
 */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@EnableConfigurationProperties(LimitProperties.class)
@Import({
    LimitConfiguration.class,
    LimitedCallers.class,
    FailOpenLimiter.class,
    ErrorWriter.class,
    LimitedNode.Everything.class
})
class LimitedNode {

    static ConfigurableApplicationContext start(String database, String... limits) {
        return new SpringApplicationBuilder(LimitedNode.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                        .registerBean(HikariDataSource.class, () -> LimitDatabase.again(database)))
                .properties("server.port=0", "spring.config.name=none", "logging.level.root=warn")
                .properties(limits)
                .run();
    }

    @RestController
    static class Everything {
        @RequestMapping("/**")
        String ok() {
            return "ok";
        }
    }

    @Bean
    CurrentAccount caller() {
        return new CurrentAccount() {
            @Override
            public UUID id() {
                return find().orElseThrow();
            }

            @Override
            public Optional<UUID> find() {
                return header("X-Account");
            }

            @Override
            public PresentedCredential credential() {
                return () -> true;
            }

            @Override
            public Optional<UUID> keyId() {
                return header("X-Key");
            }
        };
    }

    private static Optional<UUID> header(String name) {
        HttpServletRequest request = ((ServletRequestAttributes)
                        Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
                .getRequest();
        return Optional.ofNullable(request.getHeader(name)).map(UUID::fromString);
    }
}
