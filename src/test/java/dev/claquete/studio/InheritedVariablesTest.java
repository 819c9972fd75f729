package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** What deployments of the products that we take over from have in their environment decides the same here. */
class InheritedVariablesTest {

    @TempDir
    Path folder;

    @Test
    void theStudioReadsTheirNames() throws IOException {
        Binder settings = studio(Map.of(
                "RUNPOD_MAX_TIMEOUT",
                "900",
                "ACCESS_TOKEN_EXPIRE_MINUTES",
                "1440",
                "LOG_LEVEL",
                "WARNING",
                "LOGS_DIR",
                folder.toString()));

        assertThat(duration(settings, "claquete.media.timeout")).isEqualTo(Duration.ofMinutes(15));
        assertThat(duration(settings, "claquete.runpod.max-timeout")).isEqualTo(Duration.ofMinutes(15));
        assertThat(duration(settings, "claquete.accounts.access-life")).isEqualTo(Duration.ofDays(1));
        assertThat(text(settings, "logging.level.dev.claquete")).isEqualTo("warn");
        assertThat(text(settings, "logging.file.name"))
                .isEqualTo(folder.resolve("claquete.log").toString());
    }

    @Test
    void ourOwnNamesWinWhenBothAreSet() throws IOException {
        Binder settings = studio(Map.of(
                "RUNPOD_MAX_TIMEOUT",
                "900",
                "CLAQUETE_MEDIA_TIMEOUT",
                "2m",
                "ACCESS_TOKEN_EXPIRE_MINUTES",
                "1440",
                "CLAQUETE_ACCESS_TOKEN_LIFE",
                "5m",
                "LOG_LEVEL",
                "ERROR",
                "CLAQUETE_LOG_LEVEL",
                "debug"));

        assertThat(duration(settings, "claquete.media.timeout")).isEqualTo(Duration.ofMinutes(2));
        assertThat(duration(settings, "claquete.accounts.access-life")).isEqualTo(Duration.ofMinutes(5));
        assertThat(text(settings, "logging.level.dev.claquete")).isEqualTo("debug");
    }

    @Test
    void withoutAnyTheDefaultsStand() throws IOException {
        Binder settings = studio(Map.of());

        assertThat(duration(settings, "claquete.media.timeout")).isEqualTo(Duration.ofMinutes(10));
        assertThat(duration(settings, "claquete.accounts.access-life")).isEqualTo(Duration.ofHours(1));
        assertThat(text(settings, "logging.level.dev.claquete")).isEqualTo("info");
    }

    private static Duration duration(Binder settings, String name) {
        return settings.bind(name, Duration.class).get();
    }

    private static String text(Binder settings, String name) {
        return settings.bind(name, String.class).get();
    }

    /** The settings as the application sees them that starts with these variables. */
    private static Binder studio(Map<String, String> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        sources.addLast(new MapPropertySource("defaultProperties", StudioApplication.inherited(variables)));
        return Binder.get(environment);
    }
}
