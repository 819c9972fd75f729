package dev.claquete.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.work.TaskProperties;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The worker is set up by the variables of the worker that it takes over from. */
class InheritedWorkerVariablesTest {

    @TempDir
    Path folder;

    @Test
    void inputsLieInWorkDirAndResultsInOutputDir() {
        TaskProperties tasks = bound(Map.of("WORK_DIR", in("work"), "OUTPUT_DIR", in("output")));

        assertThat(tasks.scratch()).isEqualTo(folder.resolve("work"));
        assertThat(tasks.output()).isEqualTo(folder.resolve("output"));
    }

    @Test
    void ourOwnNamesWinWhenBothAreSet() {
        TaskProperties tasks = bound(Map.of(
                "WORK_DIR", in("work"),
                "CLAQUETE_WORK_SCRATCH", in("ours"),
                "OUTPUT_DIR", in("output"),
                "CLAQUETE_WORK_OUTPUT", in("ours too")));

        assertThat(tasks.scratch()).isEqualTo(folder.resolve("ours"));
        assertThat(tasks.output()).isEqualTo(folder.resolve("ours too"));
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private static TaskProperties bound(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("defaultProperties", GpuWorkerApplication.inherited(variables)));
        return Binder.get(environment).bindOrCreate("claquete.work", TaskProperties.class);
    }
}
