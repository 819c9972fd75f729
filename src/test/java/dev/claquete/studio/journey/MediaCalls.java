package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A program that has sounds put under videos, and wants to be told of each when it is ready. */
final class MediaCalls {

    static final int CREDITS_A_JOB = 1;

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");

    private final ApiClient client;
    private final TestMedia media;
    private final Path folder;
    private final String video;
    private final String audio;
    private final List<String> jobs = new ArrayList<>();
    private int interrupted;

    MediaCalls(ApiClient client, Path folder) {
        this.client = client;
        this.folder = folder;
        this.media = new TestMedia(folder);
        this.video = TestMedia.upload(client.api(), media.video("call.mp4", 160, 90, 10, 1));
        this.audio = TestMedia.upload(client.api(), media.tone("call.mp3", 1));
    }

    void begin(int howMany, String webhook) {
        for (int i = 0; i < howMany; i++) {
            Map<String, String> wanted = Map.of("url_video", video, "url_audio", audio, "webhook_url", webhook);
            jobs.add(client.post("/video/addaudio", wanted, 202).path("id").asText());
        }
    }

    int jobs() {
        return jobs.size();
    }

    /** Counts what is in the midst of its work. */
    void note() {
        interrupted +=
                (int) jobs.stream().filter(id -> !ENDED.contains(status(id))).count();
    }

    private String status(String id) {
        return client.get("/job/" + id).path("status").asText();
    }

    /** Each has ended well, was told of under one id, and has left one result and no temporary file. */
    void assertAllDoneOnce(Installation installation, Receiver receiver) throws IOException {
        assertThat(interrupted).as("kills in the midst of media jobs").isPositive();
        for (String id : jobs) {
            await().atMost(LONG).until(() -> ENDED.contains(status(id)));
            JsonNode job = client.get("/job/" + id);
            assertThat(job.path("status").asText()).as("%s", job).isEqualTo("COMPLETED");
            Path made = client.download(job.at("/output/video_url").asText(), folder.resolve(id + ".mp4"));
            assertThat(TestMedia.facts(made, "stream=codec_name")).containsExactly("h264", "aac");
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(told(receiver)).containsExactlyInAnyOrderElementsOf(jobs));
        assertThat(receiver.accepted("media.failed")).isEmpty();
        cleanStorage(installation);
        for (String id : jobs) {
            assertThat(objects(installation, id))
                    .as("what job %s has left", id)
                    .singleElement()
                    .asString()
                    .contains("result-0");
        }
        try (Stream<Path> left = Files.walk(installation.scratch())) {
            assertThat(left.filter(Files::isRegularFile)).as("temporary files").isEmpty();
        }
    }

    /** The jobs, each as often as there are messages about it; a message that is tried again keeps its id. */
    private static List<String> told(Receiver receiver) {
        return receiver.accepted("media.completed").stream()
                .map(message ->
                        message.id() + " " + message.data().path("job_id").asText())
                .distinct()
                .map(message -> message.substring(message.indexOf(' ') + 1))
                .toList();
    }

    /** What housekeeping does at night: a kill can come between a job's end and the removal of what it has fetched. */
    private static void cleanStorage(Installation installation) {
        ApiClient admin = installation.client();
        admin.post("/engine-rest/process-definition/key/clean-storage/start", Map.of(), 200);
        await().atMost(LONG)
                .until(() -> admin.get("/engine-rest/process-instance/count")
                                .path("count")
                                .asInt()
                        == 0);
    }

    private static List<Path> objects(Installation installation, String id) throws IOException {
        try (Stream<Path> files = Files.walk(installation.data().resolve("s3"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("jobs/" + id + "/"))
                    .toList();
        }
    }
}
