package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.springframework.util.FileSystemUtils;

/** What {@code bench/whole-short.sh} runs. */
final class WholeShortBench {

    private static final List<String> TOPICS = List.of(
            "Why the ocean is salty",
            "How coffee reaches the cup",
            "Why volcanoes erupt",
            "How bees find their way home",
            "Why the night sky is dark");

    private final Path folder;
    private final int scenes;
    private final ProcessTimes programs;
    private final Installation installation;
    private final ApiClient client;

    private WholeShortBench(Path folder, int scenes) throws IOException {
        this.folder = folder;
        this.scenes = scenes;
        PinnedFfmpeg pinned = PinnedFfmpeg.unpack();
        programs = new ProcessTimes(
                folder.resolve("programs"),
                Map.of("ffmpeg", pinned.program("ffmpeg"), "ffprobe", pinned.program("ffprobe")));
        installation = new Installation(folder)
                .with("CLAQUETE_WORK_LOCK", "60s")
                .with("FFMPEG_PATH", programs.program("ffmpeg").toString())
                .with("FFPROBE_PATH", programs.program("ffprobe").toString());
        client = installation.client();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int scenes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        boolean others = arguments.length < 3 || !arguments[2].equals("ours");
        Path folder = Files.createTempDirectory("whole-short");
        try {
            new WholeShortBench(folder, scenes).run(rounds, others);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** One run of the studio's, from the command to the project's end. */
    private record Run(
            JsonNode project,
            double seconds,
            ProcessTimes.Cpu cpu,
            Map<String, Double> threads,
            Map<String, ProcessTimes.Share> processes,
            StepTimes steps) {}

    private void run(int rounds, boolean others) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d cores, JDK %s, load %.1f at the beginning%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        List<Run> runs = new ArrayList<>();
        List<OwnProcess.Cost> alone = new ArrayList<>();
        Run changed;
        ShortMaterial material;
        JavaProcess studio = installation.start(List.of()); // as mvn spring-boot:run starts it
        try {
            do {
                runs.add(video(studio, TOPICS.get(runs.size() % TOPICS.size())));
                material = ShortMaterial.download(
                        client, runs.get(runs.size() - 1).project, folder.resolve("material-" + runs.size()));
                alone.add(new EncodingAlone(folder).of(material.video()));
            } while (runs.size() <= rounds);
            changed = changed(studio, runs.get(rounds).project);
        } finally {
            studio.close();
        }
        print(scenes, runs, alone, changed);
        if (others) {
            beside(material);
        }
    }

    private Run video(JavaProcess studio, String topic) throws IOException {
        String id = client.createProject(
                        Map.of("topic", topic, "language", "en", "duration_config", Map.of("target_scenes", scenes)))
                .path("id")
                .asText();
        return measured(studio, () -> {
            client.command(id, "generate_all");
            return client.awaitEnd(id, studio::isAlive);
        });
    }

    private Run changed(JavaProcess studio, JsonNode project) throws IOException {
        String id = project.path("id").asText();
        String before = address(project);
        return measured(studio, () -> {
            client.command(
                    id,
                    "regenerate_image",
                    project.path("scenes").path(scenes / 2).path("id").asText());
            JsonNode now = client.awaitEnd(id, studio::isAlive);
            while (address(now).equals(before) && studio.isAlive()) {
                now = client.awaitEnd(id, studio::isAlive);
            }
            return now;
        });
    }

    /** Where the video lies, without the signature of its link. */
    private static String address(JsonNode project) {
        return project.path("final_video_url").asText().replaceAll("&expires=.*", "");
    }

    private interface Making {
        JsonNode make();
    }

    private Run measured(JavaProcess studio, Making making) throws IOException {
        programs.take();
        ProcessTimes.Cpu before = ProcessTimes.Cpu.of(studio.pid());
        Map<String, Double> threads = ProcessTimes.threads(studio.pid());
        Instant began = Instant.now();
        JsonNode project = making.make();
        double seconds = (Instant.now().toEpochMilli() - began.toEpochMilli()) / 1000.0;
        if (!project.path("status").asText().equals("completed")) {
            throw new IllegalStateException("the project did not complete: " + project + "\n" + studio.logTail());
        }
        Map<String, Double> spent = new TreeMap<>();
        ProcessTimes.threads(studio.pid())
                .forEach((kind, now) -> spent.put(kind, now - threads.getOrDefault(kind, 0.0)));
        return new Run(
                project,
                seconds,
                ProcessTimes.Cpu.of(studio.pid()).since(before),
                spent,
                programs.take(),
                StepTimes.since(client, began));
    }

    private static void print(int scenes, List<Run> runs, List<OwnProcess.Cost> alone, Run changed) {
        Run first = runs.get(0);
        List<Run> later = runs.subList(1, runs.size());
        double seconds = median(later, run -> run.seconds);
        double cpu = median(later, run -> run.cpu.total());
        double aloneSeconds = median(alone.subList(1, alone.size()), OwnProcess.Cost::seconds);
        double aloneCpu = median(alone.subList(1, alone.size()), OwnProcess.Cost::cpuSeconds);
        System.out.println("| " + scenes
                + " scenes of 1080x1920 at 30 fps, offline makers | seconds | CPU seconds | x wall | x CPU |");
        System.out.println("|---|---|---|---|---|");
        row("encoding the finished frames alone (x264 veryfast crf 20)", aloneSeconds, aloneCpu, 1, 1);
        row("topic to MP4, later runs", seconds, cpu, seconds / aloneSeconds, cpu / aloneCpu);
        OwnProcess.Cost firstAlone = alone.get(0);
        row(
                "topic to MP4, the first run after the start",
                first.seconds,
                first.cpu.total(),
                first.seconds / firstAlone.seconds(),
                first.cpu.total() / firstAlone.cpuSeconds());
        row(
                "again after one picture changed",
                changed.seconds,
                changed.cpu.total(),
                changed.seconds / aloneSeconds,
                changed.cpu.total() / aloneCpu);
        System.out.printf(
                Locale.ROOT,
                "%nOne changed scene: %.3f of the whole by the clock, %.3f by CPU.%n",
                changed.seconds / seconds,
                changed.cpu.total() / cpu);
        processes("a later run", runs.get(runs.size() - 1));
        processes("the first run", first);
        processes("one changed scene", changed);
        steps(runs.get(runs.size() - 1));
    }

    private static void row(String what, double seconds, double cpu, double wall, double share) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.2f | %.2f |%n", what, seconds, cpu, wall, share);
    }

    private static void processes(String what, Run run) {
        System.out.println("\n| processes of " + what + " | how many | CPU seconds |\n|---|---|---|");
        System.out.printf(Locale.ROOT, "| the studio's JVM | 1 | %.1f |%n", run.cpu.own());
        run.threads.forEach((kind, spent) -> System.out.printf(Locale.ROOT, "| of it: %s | | %.1f |%n", kind, spent));
        System.out.printf(Locale.ROOT, "| programs that go on (eSpeak NG, PostgreSQL) | | %.1f |%n", run.cpu.alive());
        double known = 0;
        for (Map.Entry<String, ProcessTimes.Share> kind : run.processes.entrySet()) {
            ProcessTimes.Share share = kind.getValue();
            known += share.cpuSeconds();
            System.out.printf(
                    Locale.ROOT, "| %s | %d | %.1f |%n", kind.getKey(), share.processes(), share.cpuSeconds());
        }
        System.out.printf(
                Locale.ROOT,
                "| other programs that ended, and starting them all | | %.1f |%n",
                run.cpu.ended() - known);
    }

    private static void steps(Run run) {
        System.out.println("\n| step of a later run | how many | seconds in all | first begins at | last ends at |");
        System.out.println("|---|---|---|---|---|");
        run.steps.steps().entrySet().stream()
                .sorted((one, other) ->
                        Double.compare(one.getValue().from(), other.getValue().from()))
                .forEach(step -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.1f | %.1f |%n",
                        step.getKey(),
                        step.getValue().count(),
                        step.getValue().seconds(),
                        step.getValue().from(),
                        step.getValue().to()));
    }

    private void beside(ShortMaterial material) throws IOException {
        System.out.println("\n| the same pictures and voices by | seconds | CPU seconds |\n|---|---|---|");
        OwnProcess.Cost seed = new SeedRecipe(Files.createDirectories(folder.resolve("seed"))).of(material);
        System.out.printf(
                Locale.ROOT,
                "| the seeds' recipes, no captions or dissolves | %.1f | %.1f |%n",
                seed.seconds(),
                seed.cpuSeconds());
        Optional<String> missing = RemotionRun.missing();
        if (missing.isPresent()) {
            System.out.println("\n" + missing.get());
            return;
        }
        RemotionRun remotion = new RemotionRun(folder);
        remotion.install();
        OwnProcess.Cost cost = remotion.of(material);
        System.out.printf(
                Locale.ROOT, "| Remotion %s | %.1f | %.1f |%n", remotion.version(), cost.seconds(), cost.cpuSeconds());
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
