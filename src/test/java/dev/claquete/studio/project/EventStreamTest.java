package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.project.live.ProjectStreams;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ProjectTest
@ExtendWith(OutputCaptureExtension.class)
class EventStreamTest {

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    ProjectStreams streams;

    @Test
    void aFollowerHearsOfEverythingFromTheFirstImageToTheVideo() throws Exception {
        String id = api.project(2);
        String first = api.sceneId(id, 0);
        try (FollowingBrowser listener = FollowingBrowser.of(api, id)) {
            await().until(() -> listener.heard("init").size() == 1);
            JsonNode init = listener.heard("init").get(0);
            assertThat(init.path("projectStatus").asText()).isEqualTo("draft");
            assertThat(init.path("bgMusicStatus").asText()).isEqualTo("draft");
            assertThat(init.path("scenes").path(0).path("imageStatus").asText()).isEqualTo("draft");
            assertThat(init.path("scenes").path(0).path("sceneNumber").asInt()).isEqualTo(1);

            api.command(id, "generate_all").ok();
            await().until(() -> listener.heard("render_complete").size() == 1
                    && listener.statuses().contains("completed"));

            assertThat(listener.statuses()).startsWith("generating").endsWith("completed");
            List<JsonNode> image = listener.updates(first, "image");
            JsonNode made = image.get(image.size() - 1);
            assertThat(made.path("status").asText()).isEqualTo("completed");
            assertThat(made.path("url").asText())
                    .startsWith("http://localhost:")
                    .contains("/api/assets?url=projects/" + id);
            List<JsonNode> audio = listener.updates(first, "audio");
            JsonNode spoken = audio.get(audio.size() - 1);
            assertThat(spoken.path("timings").path(0).path("word").asText()).isEqualTo("hello");
            assertThat(spoken.path("duration").asDouble()).isEqualTo(1.9);
            assertThat(listener.heard("render_progress")).isNotEmpty();
            List<Integer> progress = listener.heard("render_progress").stream()
                    .map(event -> event.path("progress").asInt())
                    .toList();
            assertThat(progress).isSorted();
            JsonNode complete = listener.heard("render_complete").get(0);
            assertThat(complete.path("videoUrl").asText()).contains("/videos/");
            assertThat(complete.path("fileSize").asInt()).isEqualTo(8);
            assertThat(complete.path("jobId"))
                    .isEqualTo(listener.heard("render_progress").get(0).path("jobId"));
        }
    }

    @Test
    void aFollowerHearsOfNewScenesAndFailures() throws Exception {
        String word = "forbidden-stream-" + System.nanoTime();
        stage.refuse(word);
        String id = api.project(1);
        try (FollowingBrowser listener = FollowingBrowser.of(api, id)) {
            await().until(() -> listener.heard("init").size() == 1);
            api.post("/api/scenes", Map.of("project_id", id, "visual_description", word, "narration", "Two"))
                    .ok();
            await().until(() -> listener.heard("init").size() == 2);
            assertThat(listener.heard("init").get(1).path("scenes")).hasSize(2);
            api.command(id, "generate_all").ok();
            await().until(() -> listener.heard("render_failed").size() == 1);
            String second = api.sceneId(id, 1);
            await().untilAsserted(() -> {
                List<JsonNode> image = listener.updates(second, "image");
                assertThat(image.get(image.size() - 1).path("error").asText()).isEqualTo("This cannot be drawn");
            });
            assertThat(listener.heard("render_failed").get(0).path("error").asText())
                    .contains("Scene 2");
            await().until(() -> listener.statuses().contains("failed"));
        }
    }

    @Test
    void whoComesJustAfterTheEndHearsOfItRightAfterInit() throws Exception {
        String id = api.project(1);
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        try (FollowingBrowser listener = FollowingBrowser.of(api, id)) {
            await().until(() -> listener.heard("render_complete").size() == 1);
            assertThat(listener.types()).startsWith("init", "render_complete");
        }
    }

    @Test
    void musicThatIsWantedAndThatNobodyGivesFails() throws Exception {
        String id = api.project(1);
        api.patch("/api/projects/" + id, Map.of("include_music", true)).ok();
        try (FollowingBrowser listener = FollowingBrowser.of(api, id)) {
            await().until(() -> listener.heard("init").size() == 1);
            api.command(id, "generate_all").ok();
            await().until(() -> listener.heard("render_complete").size() == 1);
            JsonNode music = listener.heard("music_update").get(0);
            assertThat(music.path("status").asText()).isEqualTo("failed");
            assertThat(music.path("error").asText())
                    .isEqualTo("No music provider is configured; set bg_music_url to use a file of your own");
            assertThat(api.read(id).path("bg_music_status").asText()).isEqualTo("failed");

            api.patch("/api/projects/" + id, Map.of("bg_music_url", FakeInternet.url("audio.mp3")))
                    .ok();
            assertThat(api.read(id).path("bg_music_status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void aStudioThatStopsEndsItsStreamsAndAsksTheirFollowersToComeAgain(CapturedOutput log) throws Exception {
        String id = api.project(1);
        try (FollowingBrowser follower = FollowingBrowser.of(api, id)) {
            await().until(() -> follower.heard("init").size() == 1);
            int before = log.length();
            streams.stop();
            await().until(follower::hasEnded);
            await().until(() -> streams.followers(UUID.fromString(id)) == 0);
            assertThat(follower.comesAgainMs()).isPositive();
            api.patch("/api/projects/" + id, Map.of("title", "Changed after the end"))
                    .ok();
            try (FollowingBrowser tooEarly = FollowingBrowser.of(api, id)) {
                await().until(tooEarly::hasEnded);
                assertThat(tooEarly.comesAgainMs()).isPositive();
                assertThat(tooEarly.all()).isEmpty();
            }
            assertThat(log.toString().substring(before)).doesNotContain("\tat ", "Exception");
        } finally {
            streams.start();
        }
    }

    @Test
    void browsersThatLeaveLeaveNoStackTraces(CapturedOutput log) throws Exception {
        String id = api.project(2);
        stage.hold("compose-video", id);
        int before = log.length();
        api.command(id, "generate_all").ok();
        for (int i = 0; i < 10; i++) {
            leave("/api/events/" + id);
            leave("/api/projects/" + id);
        }
        await().until(() -> stage.arrived("compose-video", id));
        api.command(id, "cancel").ok();
        await().until(() -> streams.followers(UUID.fromString(id)) == 0);
        assertThat(log.toString().substring(before)).doesNotContain("\tat ");
    }

    /** Asks, and resets the connection instead of reading the answer. */
    private void leave(String path) throws IOException {
        URI address = api.request(path).build().uri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + TestServers.API_KEY
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        }
    }

    @Test
    void whoHangsUpIsForgotten() throws Exception {
        String id = api.project(1);
        FollowingBrowser listener = FollowingBrowser.of(api, id);
        await().until(() -> listener.heard("init").size() == 1);
        assertThat(streams.followers(UUID.fromString(id))).isEqualTo(1);
        listener.close();
        await().untilAsserted(() -> {
            api.patch("/api/projects/" + id, Map.of("is_archived", false)).ok();
            api.command(id, "generate_all_audio").ok();
            assertThat(streams.followers(UUID.fromString(id))).isZero();
        });
    }
}
