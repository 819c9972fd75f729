package dev.claquete.studio.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The same diagrams the way the starter's manual begins: default settings, REST, and Camunda's own Java client, one per topic. */
final class StockCamunda implements AutoCloseable {

    /** No {@code @Configuration}, or the studio's own tests would scan it and lose what it excludes. */
    @EnableAutoConfiguration(
            exclude = {
                FlywayAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                JpaRepositoriesAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                SessionAutoConfiguration.class
            })
    static class Application {}

    /** How its clients ask for tasks. */
    enum Asking {
        /** Again and again, with pauses that grow from half a second to a minute while there are none. */
        BY_DEFAULT,
        /** With calls that wait up to 20 seconds for a task, as Camunda recommends for short waits. */
        LONG_POLLING;

        ExternalTaskClient client(String address) {
            var builder = ExternalTaskClient.create().baseUrl(address);
            return this == LONG_POLLING
                    ? builder.asyncResponseTimeout(20_000)
                            .disableBackoffStrategy()
                            .build()
                    : builder.build();
        }
    }

    /** By topic; the other steps give nothing. */
    private static final Map<String, Map<String, Object>> OUTPUTS = Map.of(
            "open-generation",
            Map.of("scriptGiven", true, "approvalWanted", false, "briefKey", "b", "videoWanted", true),
            "plan-scenes",
            Map.of("sceneCount", OrchestrationBench.SCENES),
            "generate-scene-image",
            Map.of("imageKey", "image"),
            "narrate-scene",
            Map.of("narrationKey", "narration", "wordTimingsKey", "timings", "narrationSeconds", 3.5),
            "render-scene",
            Map.of("clipKey", "clip", "frameCount", 120, "clipSeconds", 4.0),
            "assemble-timeline",
            Map.of("timelineKey", "timeline"),
            "compose-video",
            Map.of("videoKey", "video", "videoSeconds", 12.0, "videoFrames", 360, "videoBytes", 1_000_000L));

    private final ServletWebServerApplicationContext context;
    private final List<ExternalTaskClient> clients = new ArrayList<>();
    private final Stopwatch stopwatch;
    private final Asking asking;

    StockCamunda(Stopwatch stopwatch, Asking asking) {
        this.asking = asking;
        this.stopwatch = stopwatch;
        this.context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=stock", "server.port=0", "logging.level.root=WARN")
                .initializers(new EngineDatabase())
                .run();
        topics().forEach(topic -> subscribe(topic, OUTPUTS.getOrDefault(topic, Map.of())));
    }

    /** All topics of the diagrams, or a step without a client would wait for ever. */
    private Set<String> topics() {
        RepositoryService repository = context.getBean(RepositoryService.class);
        return Stream.of("make-video", "make-scene")
                .map(key -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(ServiceTask.class)
                                .stream())
                .flatMap(step -> Stream.ofNullable(step.getCamundaTopic()))
                .collect(Collectors.toSet());
    }

    RuntimeService runtime() {
        return context.getBean(RuntimeService.class);
    }

    private void subscribe(String topic, Map<String, Object> outputs) {
        ExternalTaskClient client =
                asking.client("http://127.0.0.1:" + context.getWebServer().getPort() + "/engine-rest");
        client.subscribe(topic)
                .handler((task, service) -> {
                    stopwatch.enter(topic, task.getBusinessKey());
                    service.complete(task, outputsFor(topic, task, outputs));
                })
                .open();
        clients.add(client);
    }

    private static Map<String, Object> outputsFor(String topic, ExternalTask task, Map<String, Object> outputs) {
        return topic.equals("prepare-scene")
                ? Map.of(
                        "sceneId", "scene-" + task.getVariable("sceneIndex"),
                        "imageWanted", true,
                        "narrationWanted", true,
                        "clipWanted", true,
                        "animationWanted", false)
                : outputs;
    }

    @Override
    public void close() {
        clients.forEach(ExternalTaskClient::stop);
        context.close();
    }
}
