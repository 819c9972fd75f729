package dev.claquete.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.dependency.Dependencies;
import dev.claquete.operation.OperationConfiguration;
import dev.claquete.render.text.Fonts;
import dev.claquete.storage.ObjectStore;
import dev.claquete.storage.StorageProperties;
import dev.claquete.work.EnvironmentAliases;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.TaskProperties;
import dev.claquete.work.TaskRunner;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Starts a worker that renders for a studio elsewhere: {@code java -jar worker-gpu.jar} with the studio's address,
 * secret and S3 store.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@EnableConfigurationProperties({WorkerProperties.class, TaskProperties.class, StorageProperties.class})
@Import(OperationConfiguration.class)
public class GpuWorkerApplication {

    public static void main(String[] args) {
        Fonts.bootstrap();
        SpringApplicationBuilder worker = new SpringApplicationBuilder(GpuWorkerApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=gpu-worker");
        try {
            worker.properties(inherited(System.getenv()));
        } catch (EnvironmentAliases.InvalidVariable e) {
            System.err.println("The worker cannot start. " + e.getMessage());
            System.exit(1);
        }
        worker.run(args);
    }

    /** Settings from the environment variables of the worker that this one replaces. */
    static Map<String, Object> inherited(Map<String, String> environment) {
        return new EnvironmentAliases(environment)
                .folder("WORK_DIR", "claquete.work.scratch")
                .folder("OUTPUT_DIR", "claquete.work.output")
                .logLevel("LOG_LEVEL", "CLAQUETE_LOG_LEVEL")
                .logFile("LOGS_DIR", "CLAQUETE_LOGS_DIR", "worker-gpu.log")
                .settings();
    }

    @Bean
    ObjectStore objectStore(StorageProperties storage) {
        if (storage.endpoint() == null || storage.endpoint().toString().isEmpty()) {
            throw new IllegalStateException(
                    "claquete.storage.endpoint (CLAQUETE_STORAGE_ENDPOINT) is not set: the worker needs the studio's S3 store.");
        }
        return new ObjectStore(storage.client(storage.endpoint()), storage.bucket());
    }

    @Bean
    WorkerLifecycle workerLifecycle(
            ObjectMapper json,
            WorkerProperties worker,
            TaskProperties tasks,
            List<TaskHandler<?, ?>> handlers,
            ObjectStore store) {
        RestTaskQueue queue = new RestTaskQueue(new StudioClient(json, worker), workerId(worker));
        return new WorkerLifecycle(
                new TaskRunner(queue, handlers, tasks, new Dependencies(List.of(store.dependency()))));
    }

    private static String workerId(WorkerProperties worker) {
        return worker.id().isBlank()
                ? hostName() + "-" + ProcessHandle.current().pid()
                : worker.id();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "worker-gpu";
        }
    }
}
