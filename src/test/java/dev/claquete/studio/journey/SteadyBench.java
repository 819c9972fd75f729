package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.Api;
import dev.claquete.studio.TestMedia;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What {@code bench/steady.sh} runs. */
final class SteadyBench {

    private static final int SCENES = 6;
    private static final String SENTENCE =
            "Every ship that passed the old lighthouse carried a letter that nobody had dared to open. ";
    private static final Pattern LIVE_OBJECTS = Pattern.compile("used (\\d+)K");

    private final Installation installation;
    private final TestMedia media;
    private final ApiClient client;

    private SteadyBench(Path folder) {
        this.installation = new Installation(folder);
        this.media = new TestMedia(folder);
        this.client = installation.client();
    }

    public static void main(String[] arguments) throws Exception {
        int projects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int together = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path folder = Files.createTempDirectory("steady");
        try {
            SteadyBench bench = new SteadyBench(folder);
            JavaProcess studio = bench.installation.start(List.of("-Xmx1g"));
            try {
                bench.run(studio, projects, together);
            } finally {
                studio.close();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(JavaProcess studio, int projects, int together) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%d projects one after another, then %d at once; %d scenes of 1080x1920, %d processors%n%n",
                projects,
                together,
                SCENES,
                Runtime.getRuntime().availableProcessors());
        System.out.println("| | seconds of video a core-second | heap after a collection, MB | resident MB | threads |"
                + " open files | temporary files |");
        System.out.println("|---|---|---|---|---|---|---|");
        try (SmallWork small = new SmallWork()) {
            for (int number = 1; number <= projects; number++) {
                double made = measured(studio, List.of(begin(number)));
                if (number == 1 || number % 5 == 0 || number == projects) {
                    print("after " + number, made, studio);
                }
            }
            double made = measured(
                    studio,
                    IntStream.range(0, together)
                            .mapToObj(number -> begin(100 + number))
                            .toList());
            print(together + " at once", made, studio);
            small.print();
        }
    }

    private String begin(int number) {
        List<Map<String, String>> scenes = IntStream.range(0, SCENES)
                .mapToObj(scene -> Map.of(
                        "narration",
                        "Project " + number + ", part " + scene + ". " + SENTENCE,
                        "visual_description",
                        "a lighthouse above the sea, number " + number + " " + scene))
                .toList();
        String id = client.createProject(Map.of("topic", "Lighthouse " + number, "language", "en", "scenes", scenes))
                .path("id")
                .asText();
        client.command(id, "generate_all");
        return id;
    }

    /** Seconds of finished video that each second of a core's time has made. */
    private double measured(JavaProcess studio, List<String> projects) throws Exception {
        double before = cpuSeconds(studio);
        double seconds = 0;
        for (String id : projects) {
            JsonNode ended = client.awaitEnd(id, studio::isAlive);
            if (!ended.path("status").asText().equals("completed")) {
                throw new IllegalStateException(ended + "\n" + studio.logTail());
            }
            VideoFile video = new VideoFile(client.download(
                    ended.path("final_video_url").asText(), installation.data().resolveSibling(id + ".mp4")));
            seconds += video.seconds();
        }
        return seconds / (cpuSeconds(studio) - before);
    }

    /** Of the studio and of all that it started and that has ended: fields 14 to 17 of proc(5)'s stat, in ticks of 10 ms. */
    private static double cpuSeconds(JavaProcess studio) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + studio.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.of(11, 12, 13, 14)
                        .mapToLong(field -> Long.parseLong(fields[field]))
                        .sum()
                / 100.0;
    }

    private void print(String when, double made, JavaProcess studio) throws Exception {
        Map<String, String> status = Files.readAllLines(Path.of("/proc/" + studio.pid() + "/status")).stream()
                .map(line -> line.split(":\\s*", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %d | %d | %s | %d | %d |%n",
                when,
                made,
                liveHeapMegabytes(studio),
                Long.parseLong(status.get("VmRSS").replaceAll("\\D", "")) / 1024,
                status.get("Threads"),
                Objects.requireNonNull(new File("/proc/" + studio.pid() + "/fd").list()).length,
                temporaryFiles());
    }

    private static long liveHeapMegabytes(JavaProcess studio) throws Exception {
        jcmd(studio, "GC.run");
        Matcher used = LIVE_OBJECTS.matcher(jcmd(studio, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024 : -1;
    }

    private static String jcmd(JavaProcess studio, String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(studio.pid()),
                        command)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private long temporaryFiles() throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(installation.scratch())) {
                return files.filter(Files::isRegularFile).count();
            } catch (NoSuchFileException | UncheckedIOException goneMeanwhile) {
                Thread.onSpinWait(); // small work goes on while files are counted
            }
        }
    }

    /** Somebody who asks for a preview frame and a thumbnail again and again while the projects are made. */
    private final class SmallWork implements AutoCloseable {

        private static final String PLAN =
                """
                {"output":{"width":1080,"height":1920},"time":1,"scenes":[{"duration":3,"background":"#204060","elements":[
                {"type":"text","text":"Preview %d 😀"}]}]}""";

        private final Api caller = client.api();
        private final String video;
        private final List<Double> previews = new ArrayList<>();
        private final List<Double> thumbnails = new ArrayList<>();
        private final Thread thread = new Thread(this::ask, "small-work");
        private int asked;

        SmallWork() throws IOException {
            this.video = TestMedia.upload(caller, media.video("thumbnail.mp4", 1280, 720, 25, 20));
            thread.setDaemon(true);
            thread.start();
        }

        private void ask() {
            try {
                while (true) {
                    String plan = PLAN.formatted(++asked); // each is drawn once
                    time(previews, () -> caller.post("/json2video/preview", plan)
                            .statusCode());
                    time(thumbnails, () -> caller.post(
                                    "/thumbnails/generate",
                                    "{\"video_url\":\"" + video + "\",\"time\":10,\"width\":320}")
                            .statusCode());
                    Thread.sleep(5000); // seldom enough to leave the projects their cores
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void time(List<Double> times, Supplier<Integer> call) {
            long begun = System.nanoTime();
            int status = call.get();
            if (status != 200) {
                System.err.println("small work answered " + status);
                return;
            }
            synchronized (this) {
                times.add((System.nanoTime() - begun) / 1e9);
            }
        }

        synchronized void print() {
            System.out.println(
                    "\n| asked for meanwhile | times | median s | 95 of 100 s | longest s |\n|---|---|---|---|---|");
            row("a preview frame, 1080x1920", previews);
            row("a thumbnail of a 20 s video", thumbnails);
        }

        private static void row(String what, List<Double> times) {
            List<Double> sorted = times.stream().sorted().toList();
            int size = sorted.size();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f |%n",
                    what,
                    size,
                    sorted.get(size / 2),
                    sorted.get(size * 95 / 100),
                    sorted.get(size - 1));
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
