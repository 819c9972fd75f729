package dev.claquete.studio.file;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The URL of this installation: configured, or that of the current request, or that of this machine. */
@Component
class PublicAddress {

    private final @Nullable URI configured;
    private final Environment environment;

    @Autowired
    PublicAddress(FileProperties properties, Environment environment) {
        this(properties.publicUrl(), environment);
    }

    PublicAddress(@Nullable URI configured, Environment environment) {
        this.configured = configured;
        this.environment = environment;
    }

    /** Without a trailing slash. */
    String get() {
        if (configured != null && !configured.toString().isEmpty()) {
            return configured.toString().replaceAll("/+$", "");
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
