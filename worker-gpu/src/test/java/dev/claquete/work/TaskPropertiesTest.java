package dev.claquete.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TaskPropertiesTest {

    @Topic(value = "render-scene", slots = 3)
    static final class RenderScene {}

    static final Topic TOPIC = RenderScene.class.getAnnotation(Topic.class);

    @Test
    void temporaryFilesGoBelowTheSystemsOwnFolderByDefault() {
        TaskProperties properties = bind(Map.of());

        assertThat(properties.scratchHome())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "claquete"))
                .isAbsolute();
    }

    @Test
    void slotsAreTheHandlersOwnUnlessNamed() {
        assertThat(bind(Map.of()).slotsFor(TOPIC)).isEqualTo(3);
        assertThat(bind(Map.of("claquete.work.slots.render-scene", "5")).slotsFor(TOPIC))
                .isEqualTo(5);
        assertThat(bind(Map.of("claquete.work.slots.render-scene", "0")).slotsFor(TOPIC))
                .isEqualTo(1);
    }

    @Test
    void anEnvironmentVariableNamesATopicInCapitals() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("CLAQUETE_WORK_SLOTS_RENDER_SCENE", "7")));

        TaskProperties properties = Binder.get(environment).bindOrCreate("claquete.work", TaskProperties.class);

        assertThat(properties.slotsFor(TOPIC)).isEqualTo(7);
    }

    private static TaskProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("claquete.work", TaskProperties.class);
    }
}
