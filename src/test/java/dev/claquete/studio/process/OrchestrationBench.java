package dev.claquete.studio.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What orchestration costs when the work itself takes no time: our queue, runner and engine settings beside the starter's
 * defaults with Camunda's own client, which polls as it does by default or waits for its answers (long polling). The same
 * diagrams and PostgreSQL server, in turns. Prints a Markdown table.
 */
public final class OrchestrationBench {

    static final int SCENES = 6;

    /**
     * By default Camunda's client doubles its pauses up to a minute while a topic is idle: one project, whose topics follow each
     * other, takes minutes. More of them would only take longer.
     */
    private static final Load POLLING = new Load(0, 1, 10);

    private static final Load USUAL = new Load(5, 10, 40);

    /** How many projects are run one by one to warm up, one by one measured, and all together. */
    private record Load(int warmUp, int alone, int together) {}

    private record Goal(String projectId, String goal) {}

    private record Result(double[] handOvers, double aloneMillis, double shareMillis) {}

    private static final List<String> STEPS = List.of(
            "open-generation",
            "plan-scenes",
            "prepare-scene",
            "generate-scene-image",
            "narrate-scene",
            "render-scene",
            "assemble-timeline",
            "compose-video",
            "publish-video");

    private OrchestrationBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        List<Result> ours = new ArrayList<>();
        List<Result> waiting = new ArrayList<>();
        List<Result> polling = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(ours(round));
            waiting.add(stock("waiting-" + round, StockCamunda.Asking.LONG_POLLING, USUAL));
            polling.add(stock("polling-" + round, StockCamunda.Asking.BY_DEFAULT, POLLING));
        }
        System.out.println(
                "| instant work, " + SCENES + " scenes a project | hand-over p50 ms | p95 ms | one project alone ms"
                        + " | engine share of a project among many ms |");
        System.out.println("|---|---|---|---|---|");
        print("starter's defaults, Camunda's Java client by default", polling);
        print("starter's defaults, Camunda's Java client with long polling", waiting);
        print("Claquete", ours);
        System.exit(0);
    }

    private static Result ours(int round) throws InterruptedException {
        Stopwatch stopwatch = new Stopwatch();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(EngineAlone.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=WARN")
                .initializers(new EngineDatabase())
                .run("--logging.level.dev.claquete=WARN")) {
            FakeSteps steps = context.getBean(FakeSteps.class);
            Processes processes = context.getBean(Processes.class);
            return measure(
                    "ours-" + round,
                    USUAL,
                    stopwatch,
                    project -> {
                        steps.project(project, new FakeSteps.Situation(true, false, SCENES));
                        STEPS.forEach(
                                topic -> steps.on(topic, project, (task, scene) -> stopwatch.enter(topic, project)));
                        processes.start("make-video", project, new Goal(project, "video"));
                    },
                    project -> !processes.isRunning(project));
        }
    }

    private static Result stock(String name, StockCamunda.Asking asking, Load load) throws InterruptedException {
        Stopwatch stopwatch = new Stopwatch();
        try (StockCamunda camunda = new StockCamunda(stopwatch, asking)) {
            return measure(
                    name,
                    load,
                    stopwatch,
                    project -> camunda.runtime()
                            .startProcessInstanceByKey(
                                    "make-video", project, java.util.Map.of("projectId", project, "goal", "video")),
                    project -> camunda.runtime()
                                    .createProcessInstanceQuery()
                                    .processInstanceBusinessKey(project)
                                    .count()
                            == 0);
        }
    }

    private static Result measure(
            String name, Load load, Stopwatch stopwatch, Consumer<String> start, Predicate<String> ended)
            throws InterruptedException {
        for (int i = 0; i < load.warmUp; i++) {
            run(name + "-warm-" + i, stopwatch, start, ended);
        }
        List<String> projects = new ArrayList<>();
        double[] alone = new double[load.alone];
        for (int i = 0; i < load.alone; i++) {
            projects.add(name + "-alone-" + i);
            alone[i] = run(projects.get(i), stopwatch, start, ended);
        }
        Arrays.sort(alone);
        long begun = System.nanoTime();
        for (int i = 0; i < load.together; i++) {
            start.accept(name + "-together-" + i);
        }
        for (int i = 0; i < load.together; i++) {
            awaitEnd(name + "-together-" + i, stopwatch, ended);
        }
        double share = (System.nanoTime() - begun) / 1e6 / load.together;
        return new Result(stopwatch.handOvers(projects), Stopwatch.quantile(alone, 0.5), share);
    }

    private static double run(String project, Stopwatch stopwatch, Consumer<String> start, Predicate<String> ended)
            throws InterruptedException {
        long begun = System.nanoTime();
        start.accept(project);
        awaitEnd(project, stopwatch, ended);
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The database is asked only once the last step was entered, so that asking disturbs nothing. */
    private static void awaitEnd(String project, Stopwatch stopwatch, Predicate<String> ended)
            throws InterruptedException {
        while (!stopwatch.hasEntered("publish-video", project) || !ended.test(project)) {
            Thread.sleep(1);
        }
    }

    private static void print(String name, List<Result> results) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f | %.0f |%n",
                name,
                median(results.stream()
                        .mapToDouble(it -> Stopwatch.quantile(it.handOvers, 0.5))
                        .toArray()),
                median(results.stream()
                        .mapToDouble(it -> Stopwatch.quantile(it.handOvers, 0.95))
                        .toArray()),
                median(results.stream().mapToDouble(Result::aloneMillis).toArray()),
                median(results.stream().mapToDouble(Result::shareMillis).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return Stopwatch.quantile(values, 0.5);
    }
}
