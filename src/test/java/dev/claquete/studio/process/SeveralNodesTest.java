package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.cluster.NodeMessages;
import dev.claquete.studio.process.task.EngineTaskQueue;
import dev.claquete.studio.process.task.TaskAnnouncements;
import dev.claquete.studio.process.task.TaskNotifier;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.Variables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Nodes of one installation, started together on an empty database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralNodesTest {

    record Nothing() {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TaskQueue.Subscription FAR_AWAY = new TaskQueue.Subscription("work-far-away", null);
    private static final int NODES = 3;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String database = EngineDatabase.create("nodes" + NUMBER.incrementAndGet());
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    /** All find the database empty: they are let at it in the same moment. */
    @BeforeAll
    void allAtOnce() throws SQLException {
        List<CompletableFuture<ConfigurableApplicationContext>> starting = new ArrayList<>();
        try (Connection gate = DriverManager.getConnection(database, "postgres", "");
                Statement statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(" + EngineSchemaLock.LOCK + ")");
            for (int node = 0; node < NODES; node++) {
                starting.add(CompletableFuture.supplyAsync(this::start, task -> new Thread(task, "node").start()));
            }
            await().atMost(MINUTE.multipliedBy(10)).until(() -> atTheGate(statement) == NODES);
        }
        starting.forEach(node -> nodes.add(node.join()));
        a(RepositoryService.class)
                .createDeployment()
                .addModelInstance(
                        "far-away.bpmn",
                        Bpmn.createExecutableProcess("far-away")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("WorkFarAway")
                                .camundaExternalTask("work-far-away")
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterAll
    void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    private static int atTheGate(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("select count(*) from pg_locks where locktype = 'advisory'"
                + " and not granted and objid = " + EngineSchemaLock.LOCK)) {
            waiting.next();
            return waiting.getInt(1);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(EngineAlone.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database,
                        "spring.datasource.username=postgres",
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.jmx.enabled=false")
                .run();
    }

    private <T> T a(Class<T> type) {
        return nodes.get(0).getBean(type);
    }

    private <T> T b(Class<T> type) {
        return nodes.get(1).getBean(type);
    }

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseShareOneOfEverything() {
        assertThat(nodes).hasSize(NODES).allMatch(ConfigurableApplicationContext::isActive);
        assertThat(a(RepositoryService.class)
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("make-video")
                        .list())
                .hasSize(1);
    }

    @Test
    void aTaskMadeAtOneNodeWakesTheWorkersOfAnother() throws Exception {
        long heard = a(TaskNotifier.class).heard("work-far-away");

        b(Processes.class).start("far-away", "made at b", new Nothing());

        await().until(() -> a(TaskNotifier.class).heard("work-far-away") == heard + 1);
        LockedTask task =
                a(EngineTaskQueue.class).fetch(FAR_AWAY, 1, MINUTE, MINUTE).get(0);
        assertThat(task.businessKey()).isEqualTo("made at b");
        a(EngineTaskQueue.class).complete(task, Variables.none());
    }

    @Test
    void aTaskHandedBackAtOneNodeWakesTheWorkersOfAnother() throws Exception {
        b(Processes.class).start("far-away", "handed back at b", new Nothing());
        LockedTask task =
                b(EngineTaskQueue.class).fetch(FAR_AWAY, 1, MINUTE, MINUTE).get(0);
        await().until(() -> a(TaskNotifier.class).heard("work-far-away") > 0);
        long heard = a(TaskNotifier.class).heard("work-far-away");

        b(ExternalTaskService.class).unlock(task.id());

        await().until(() -> a(TaskNotifier.class).heard("work-far-away") > heard);
        b(Processes.class).delete("handed back at b", "over");
    }

    @Test
    void newTriesGivenAtOneNodeWakeTheWorkersOfAnother() throws Exception {
        b(Processes.class).start("far-away", "stuck", new Nothing());
        LockedTask task =
                b(EngineTaskQueue.class).fetch(FAR_AWAY, 1, MINUTE, MINUTE).get(0);
        b(EngineTaskQueue.class).fail(task, "It is broken.", "", 0, Duration.ZERO);
        await().until(() -> a(TaskNotifier.class).heard("work-far-away") > 0);
        long heard = a(TaskNotifier.class).heard("work-far-away");

        b(ExternalTaskService.class).setRetries(task.id(), 1);

        await().until(() -> a(TaskNotifier.class).heard("work-far-away") > heard);
        b(Processes.class).delete("stuck", "over");
    }

    /** In one JVM the engines share the signal for long polls, so this one is told as a node elsewhere would. */
    @Test
    void workersThatPollOverRestAreWokenByOtherNodesToo() throws Exception {
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        CompletableFuture<SingleConsumerCondition> polling = new CompletableFuture<>();
        Thread poll = new Thread(() -> {
            SingleConsumerCondition condition = new SingleConsumerCondition(Thread.currentThread());
            polling.complete(condition);
            condition.await(MINUTE.toMillis() * 10);
            woken.complete(true);
        });
        poll.start();
        SingleConsumerCondition condition = polling.join();
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(condition);
        try {
            a(TaskAnnouncements.class).received("another-node render-scene");

            assertThat(woken.join()).isTrue();
        } finally {
            ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(condition);
        }
    }

    @Test
    void aNodeDoesNotLookTwiceForATaskOfItsOwn() {
        long heard = a(TaskNotifier.class).heard("render-scene");

        a(TaskAnnouncements.class).received(a(NodeMessages.class).node() + " render-scene");

        assertThat(a(TaskNotifier.class).heard("render-scene")).isEqualTo(heard);
    }
}
