package dev.claquete.studio.process;

import dev.claquete.studio.process.task.EngineTaskQueue;
import dev.claquete.work.LockedTask;
import dev.claquete.work.TaskQueue;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a worker that waits at one node takes to get a task, from the moment it is committed, when it was made at the same node and
 * when it was made at another. Two nodes on one PostgreSQL server, nothing else to do. Prints a Markdown table.
 */
public final class WakeUpBench {

    record Nothing() {}

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int WARM_UP = 50;

    private WakeUpBench() {}

    public static void main(String[] arguments) throws Exception {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        String database = EngineDatabase.create("wakeups");
        ConfigurableApplicationContext a = node(database);
        ConfigurableApplicationContext b = node(database);
        a.getBean(RepositoryService.class)
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
        System.out.println("| made at | tasks | pick-up p50 ms | p95 ms | worst ms |");
        System.out.println("|---|---|---|---|---|");
        for (ConfigurableApplicationContext maker : List.of(a, b)) {
            pickUps(a, maker, WARM_UP);
            double[] millis = pickUps(a, maker, tasks);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f |%n",
                    maker == a ? "the node where the worker waits" : "another node",
                    tasks,
                    millis[tasks / 2],
                    millis[tasks * 95 / 100],
                    millis[tasks - 1]);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext node(String database) {
        return new SpringApplicationBuilder(EngineAlone.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database,
                        "spring.datasource.username=postgres",
                        "spring.jmx.enabled=false")
                .run();
    }

    /** @return sorted */
    private static double[] pickUps(
            ConfigurableApplicationContext waits, ConfigurableApplicationContext makes, int tasks) throws Exception {
        EngineTaskQueue queue = waits.getBean(EngineTaskQueue.class);
        Processes processes = makes.getBean(Processes.class);
        double[] millis = new double[tasks];
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<LockedTask> fetched = new CompletableFuture<>();
            CompletableFuture<Long> at = new CompletableFuture<>();
            Thread worker = new Thread(() -> {
                try {
                    LockedTask task = queue.fetch(new TaskQueue.Subscription("work-far-away", null), 1, LONG, LONG)
                            .get(0);
                    at.complete(System.nanoTime());
                    fetched.complete(task);
                } catch (Exception e) {
                    fetched.completeExceptionally(e);
                }
            });
            worker.start();
            Thread.sleep(30); // it waits by now
            processes.start("far-away", "task " + i, new Nothing());
            long committed = System.nanoTime();
            LockedTask task = fetched.get();
            millis[i] = Math.max(0, at.get() - committed) / 1e6;
            queue.complete(task, Variables.none());
        }
        Arrays.sort(millis);
        return millis;
    }
}
