package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.account.Browser;
import dev.claquete.studio.fakes.FakeOpenAi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    static final int KILLS = Integer.getInteger("kills", 2);

    private static final String WEBHOOK_SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Three pictures at four credits, three narrations at two, five for the video. */
    private static final int CREDITS_A_PROJECT = 23;

    private static final int JOBS_A_KILL = 3;

    @TempDir
    Path folder;

    final Random random = new Random(Long.getLong("kill.seed", System.nanoTime()));

    @Test
    void everyProjectFinishesOnceHoweverOftenTheStudioIsKilled() throws Exception {
        try (FakeOpenAi vendor = FakeOpenAi.start();
                Receiver receiver = new Receiver(WEBHOOK_SECRET)) {
            Installation installation = paying(vendor)
                    .with("CLAQUETE_FETCH_ALLOW", "127.0.0.1:" + receiver.port())
                    .with("CLAQUETE_WEBHOOKS_BACKOFF", "200ms,500ms")
                    .with("CLAQUETE_FILES_ORPHAN_GRACE", "0s")
                    .with("CLAQUETE_CREDITS_CHARGE_OFFLINE", "true")
                    .with("CLAQUETE_CREDITS_WELCOME", "1000");
            List<String> projects = new ArrayList<>();
            int interrupted = 0;
            JavaProcess studio = installation.start();
            ApiClient customer = installation.client().customer("customer@example.com");
            customer.post(
                    "/webhooks/register",
                    Map.of("url", receiver.url(), "events", List.of("video.completed"), "secret", WEBHOOK_SECRET),
                    200);
            Browser browser = new Browser(installation.client().stranger());
            browser.signIn("customer@example.com", ApiClient.PASSWORD);
            MediaCalls media = new MediaCalls(customer, folder);
            receiver.knows(customer.get("/api/webhook-deliveries/one-off-secret")
                    .path("secret")
                    .asText());
            for (int kill = 0; kill < KILLS; kill++) {
                projects.add(begin(customer, kill));
                awaitSomeProgress(customer, projects.get(kill));
                media.begin(JOBS_A_KILL, receiver.url());
                Thread.sleep(random.nextInt(800));
                media.note();
                interrupted += isGenerating(customer, projects.get(kill)) ? 1 : 0;
                studio.kill();
                studio = installation.start();
                assertThat(browser.open("/users/me").statusCode())
                        .as("whoever has signed in by browser still has")
                        .isEqualTo(200);
            }
            assertThat(interrupted).as("kills in the midst of work").isPositive();
            assertAllFinishedOnce(installation, customer, projects, vendor, studio);
            media.assertAllDoneOnce(installation, receiver);
            assertToldOnceAndChargedOnce(customer, installation.client(), projects, media.jobs(), receiver);
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
                awaitSomeProgress(installation.client(), projects.get(kill));
                worker.kill();
                worker = installation.startWorker("journey", "journey-storage-secret");
            }
            assertAllFinishedOnce(installation, installation.client(), projects, vendor, studio);
            worker.close();
            studio.close();
        }
    }

    /** Images and speech from a vendor that counts what it bills. */
    private Installation paying(FakeOpenAi vendor) {
        return new Installation(folder)
                .shortLived()
                .with("CLAQUETE_OPENAI_BASE_URL", vendor.baseUrl().toString())
                .with("CLAQUETE_OPENAI_API_KEY", "sk-journey")
                .with("CLAQUETE_OPENAI_IMAGE_MODEL", "picture-model")
                .with("CLAQUETE_OPENAI_SPEECH_MODEL", "voice-model");
    }

    private static String begin(ApiClient client, int number) {
        String id = client.createSmallProject(Map.of(
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
            Installation installation, ApiClient owner, List<String> projects, FakeOpenAi vendor, JavaProcess studio)
            throws Exception {
        for (String id : projects) {
            JsonNode project = owner.awaitEnd(id);
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
        await().atMost(Duration.ofMinutes(2)).until(() -> runningInstances(installation) == 0);
    }

    /**
     * However often a delivery was tried: each video was told of under one id, in the order in which they were finished; each
     * paid piece was charged once, and the books balance.
     */
    private static void assertToldOnceAndChargedOnce(
            ApiClient customer, ApiClient admin, List<String> projects, int mediaJobs, Receiver receiver) {
        List<Receiver.Delivery> told = receiver.accepted("video.completed").stream()
                .filter(delivery ->
                        !delivery.data().findPath("project_id").asText().isEmpty()) // the others are media jobs
                .toList();
        assertThat(told.stream()
                        .map(delivery -> delivery.data().findPath("project_id").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(projects);
        assertThat(told.stream().map(Receiver.Delivery::id).distinct()).hasSameSizeAs(projects);
        JsonNode balance = customer.get("/api/credits");
        assertThat(balance.path("available").asLong())
                .isEqualTo(1000 - projects.size() * CREDITS_A_PROJECT - mediaJobs * MediaCalls.CREDITS_A_JOB);
        assertThat(balance.path("reserved").asLong()).isZero();
        JsonNode books = admin.get("/api/admin/credits/check");
        assertThat(books.path("sound").asBoolean()).as("%s", books).isTrue();
    }

    /** Until a random moment between the command and the last step. */
    private void awaitSomeProgress(ApiClient owner, String project) throws InterruptedException {
        int percent = random.nextInt(90);
        JsonNode now = owner.project(project);
        while (now.path("status").asText().equals("generating")
                && now.path("progress").asInt() < percent) {
            Thread.sleep(20);
            now = owner.project(project);
        }
        Thread.sleep(random.nextInt(300));
    }

    private static boolean isGenerating(ApiClient owner, String project) {
        return owner.project(project).path("status").asText().equals("generating");
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
