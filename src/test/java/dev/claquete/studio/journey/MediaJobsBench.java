package dev.claquete.studio.journey;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.TestMedia;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What {@code bench/media-jobs.sh} runs. */
final class MediaJobsBench {

    private final Installation installation;
    private final TestMedia media;
    private final Api caller;

    private MediaJobsBench(Path folder) {
        this.installation = new Installation(folder);
        this.media = new TestMedia(folder);
        this.caller = installation.client().api();
    }

    /** @param seconds from the first request to the answer; a lost one has none */
    private record Answer(double seconds, boolean made) {}

    public static void main(String[] arguments) throws Exception {
        int callers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Path folder = Files.createTempDirectory("media-jobs");
        try {
            MediaJobsBench bench = new MediaJobsBench(folder);
            JavaProcess studio = bench.installation.start();
            try {
                bench.run(callers);
            } finally {
                studio.close();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(int callers) throws Exception {
        System.out.printf(
                "%n%d callers at once, %d processors%n%n",
                callers, Runtime.getRuntime().availableProcessors());
        System.out.println("| operation | all done, s | jobs a second | one alone, s | median, s | longest, s | lost |"
                + " temporary files | objects but results |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        String audio = TestMedia.upload(caller, media.tone("audio.mp3", 10));
        measure("addaudio, pictures copied (10 s, 1280x720)", callers, body("video.mp4", "libx264", audio));
        measure("addaudio, pictures encoded (10 s, 1280x720)", callers, body("video.webm", "libvpx", audio));
    }

    private String body(String name, String codec, String audio) {
        Path video = media.make(
                name,
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=1280x720:rate=25:duration=10",
                "-c:v",
                codec,
                "-pix_fmt",
                "yuv420p");
        return "{\"url_video\":\"" + TestMedia.upload(caller, video) + "\",\"url_audio\":\"" + audio + "\"}";
    }

    private void measure(String what, int callers, String body) throws Exception {
        send(body); // warm
        double alone = send(body).seconds();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long begun = System.nanoTime();
            List<CompletableFuture<Answer>> sent = IntStream.range(0, callers)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> send(body), threads))
                    .toList();
            List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
            double all = (System.nanoTime() - begun) / 1e9;
            List<Double> times = answers.stream().map(Answer::seconds).sorted().toList();
            awaitQuiet();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f | %.1f | %.1f | %d | %d | %d |%n",
                    what,
                    all,
                    callers / all,
                    alone,
                    times.get(callers / 2),
                    times.get(callers - 1),
                    answers.stream().filter(answer -> !answer.made()).count(),
                    files(installation.scratch(), ""),
                    files(installation.data().resolve("s3"), "jobs/")
                            - files(installation.data().resolve("s3"), "/result-"));
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer send(String body) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = caller.post("/video/addaudio", body);
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean made = answer.statusCode() == 200
                && Api.stranger(0)
                                .bytes("GET", JsonPath.read(answer.body(), "$.video_url"))
                                .body()
                                .length
                        > 0;
        return new Answer(seconds, made);
    }

    /** Answers come before the last step of their processes. */
    private void awaitQuiet() throws InterruptedException {
        while (installation
                        .client()
                        .get("/engine-rest/process-instance/count")
                        .path("count")
                        .asInt()
                > 0) {
            Thread.sleep(100);
        }
        Thread.sleep(500);
    }

    private static long files(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(part))
                    .count();
        }
    }
}
