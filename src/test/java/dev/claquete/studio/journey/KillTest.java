package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.fakes.FakeOpenAi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the studio, and the stand-alone worker, with {@code kill -9} at random points of a generation and lets them go on.
 * {@code mvn verify} kills a few times; {@code mvn verify -Dkills=20 -Dtest=KillTest} is the whole proof.
 */
class KillTest {

    static final int KILLS = Integer.getInteger("kills", 3);

    @TempDir
    Path folder;

    final Random random = new Random(Long.getLong("kill.seed", System.nanoTime()));

    @Test
    void everyProjectFinishesOnceHoweverOftenTheStudioIsKilled() throws Exception {
        try (FakeOpenAi vendor = FakeOpenAi.start()) {
            Installation installation = paying(vendor);
            List<String> projects = new ArrayList<>();
            int interrupted = 0;
            JavaProcess studio = installation.start();
            for (int kill = 0; kill < KILLS; kill++) {
                projects.add(begin(installation.client(), kill));
                awaitSomeProgress(installation, projects.get(kill));
                interrupted += isGenerating(installation, projects.get(kill)) ? 1 : 0;
                studio.kill();
                studio = installation.start();
            }
            assertThat(interrupted).as("kills in the midst of work").isPositive();
            assertAllFinishedOnce(installation, projects, vendor, studio);
            studio.close();
        }
    }

    @Test
    void everyProjectFinishesOnceHoweverOftenTheWorkerIsKilled() throws Exception {
        try (FakeOpenAi vendor = FakeOpenAi.start()) {
            Installation installation = paying(vendor)
                    .with("CLAQUETE_RENDER", "remote")
                    .with("CLAQUETE_STORAGE_ACCESS_KEY_ID", "journey")
                    .with("CLAQUETE_STORAGE_SECRET_ACCESS_KEY", "journey-storage-secret");
            List<String> projects = new ArrayList<>();
            JavaProcess studio = installation.start();
            JavaProcess worker = installation.startWorker("journey", "journey-storage-secret");
            for (int kill = 0; kill < KILLS; kill++) {
                projects.add(begin(installation.client(), kill));
                awaitSomeProgress(installation, projects.get(kill));
                worker.kill();
                worker = installation.startWorker("journey", "journey-storage-secret");
            }
            assertAllFinishedOnce(installation, projects, vendor, studio);
            worker.close();
            studio.close();
        }
    }

    /** Images and speech from a vendor that counts what it bills. */
    private Installation paying(FakeOpenAi vendor) {
        return new Installation(folder)
                .with("CLAQUETE_OPENAI_BASE_URL", vendor.baseUrl().toString())
                .with("CLAQUETE_OPENAI_API_KEY", "sk-journey")
                .with("CLAQUETE_OPENAI_IMAGE_MODEL", "picture-model")
                .with("CLAQUETE_OPENAI_SPEECH_MODEL", "voice-model");
    }

    private static String begin(ApiClient client, int number) {
        String id = client.createProject(Map.of(
                        "topic",
                        "Project " + number,
                        "language",
                        "en",
                        "scenes",
                        List.of(
                                Map.of("narration", "One of " + number + ".", "visual_description", "a red house"),
                                Map.of("narration", "Two of " + number + ".", "visual_description", "a green hill"),
                                Map.of("narration", "Three of " + number + ".", "visual_description", "a blue lake"))))
                .path("id")
                .asText();
        client.command(id, "generate_all");
        return id;
    }

    private void assertAllFinishedOnce(
            Installation installation, List<String> projects, FakeOpenAi vendor, JavaProcess studio) throws Exception {
        for (String id : projects) {
            JsonNode project = installation.client().awaitEnd(id);
            assertThat(project.path("status").asText())
                    .as("project %s: %s\n%s", id, project, studio.logTail())
                    .isEqualTo("completed");
            VideoFile video = new VideoFile(installation
                    .client()
                    .download(project.path("final_video_url").asText(), folder.resolve(id + ".mp4")));
            assertThat(video.stream("audio").path("codec_name").asText()).isEqualTo("aac");
            assertThat(objects(installation, id, "video-"))
                    .as("final videos of %s", id)
                    .hasSize(1);
            assertThat(objects(installation, id, "image-"))
                    .as("images of %s", id)
                    .hasSize(3);
        }
        assertThat(vendor.billed()).as("billed calls").isEqualTo(projects.size() * 6);
        assertThat(runningInstances(installation)).isZero();
    }

    /** Until a random moment between the command and the last step. */
    private void awaitSomeProgress(Installation installation, String project) throws InterruptedException {
        int percent = random.nextInt(90);
        JsonNode now = installation.client().project(project);
        while (now.path("status").asText().equals("generating")
                && now.path("progress").asInt() < percent) {
            Thread.sleep(20);
            now = installation.client().project(project);
        }
        Thread.sleep(random.nextInt(300));
    }

    private static boolean isGenerating(Installation installation, String project) {
        return installation.client().project(project).path("status").asText().equals("generating");
    }

    private static long runningInstances(Installation installation) {
        return installation
                .client()
                .get("/engine-rest/process-instance/count")
                .path("count")
                .asLong();
    }

    private static List<Path> objects(Installation installation, String project, String name) throws Exception {
        try (Stream<Path> files = Files.walk(installation.data().resolve("s3"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(project))
                    .filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
        }
    }
}
