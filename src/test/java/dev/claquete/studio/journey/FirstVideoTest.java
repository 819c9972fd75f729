package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do after their first video, which is {@link ReadmeTest}: a real studio in its own process, nothing faked. */
class FirstVideoTest {

    static final double FRAME = 1.0 / 30;

    @TempDir
    static Path folder;

    static Installation installation;
    static JavaProcess studio;
    static ApiClient client;

    @BeforeAll
    static void start() {
        installation = new Installation(folder).shortLived();
        studio = installation.start();
        client = installation.client();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void fullScriptIsNarratedWordForWord() {
        String script = "Good coffee begins with fresh beans. Grind them just before you brew, never the day before. "
                + "Use water just off the boil, and wait four minutes. Then press slowly, pour, and enjoy.";
        String id = client.createSmallProject(Map.of("topic", "Coffee", "script", script, "language", "en"))
                .path("id")
                .asText();

        client.command(id, "generate_all");
        JsonNode finished = client.awaitEnd(id);

        assertThat(finished.path("status").asText()).isEqualTo("completed");
        String narrated = String.join(
                " ",
                scenes(finished).stream()
                        .map(scene -> scene.path("narration").asText())
                        .toList());
        assertThat(narrated).isEqualTo(script);
        List<String> words = new ArrayList<>();
        scenes(finished).forEach(scene -> scene.path("word_timings")
                .forEach(word -> words.add(word.path("word").asText())));
        assertThat(words).containsExactly(script.split(" "));
    }

    @Test
    void oneChangedSceneRendersOnlyThatSceneAndPublishesAnew() {
        JsonNode project = client.createSmallProject(Map.of(
                "topic",
                "Three seas",
                "language",
                "en",
                "scenes",
                List.of(
                        Map.of("narration", "The first sea is warm.", "visual_description", "a warm blue sea"),
                        Map.of("narration", "The second sea is cold.", "visual_description", "icebergs in the sea"),
                        Map.of("narration", "The third sea is on the moon.", "visual_description", "the moon"))));
        String id = project.path("id").asText();
        client.command(id, "generate_all");
        JsonNode before = client.awaitEnd(id);
        List<Path> clipsBefore = objects("clip-");

        client.command(id, "regenerate_image", scenes(before).get(1).path("id").asText());
        await().atMost(java.time.Duration.ofMinutes(10))
                .until(() -> !key(client.project(id), "final_video_url").equals(key(before, "final_video_url")));
        JsonNode after = client.awaitEnd(id);

        assertThat(after.path("status").asText()).isEqualTo("completed");
        assertThat(key(scenes(after).get(1), "image_url"))
                .isNotEqualTo(key(scenes(before).get(1), "image_url"));
        assertThat(key(scenes(after).get(0), "image_url"))
                .isEqualTo(key(scenes(before).get(0), "image_url"));
        assertThat(objects("clip-")).hasSize(clipsBefore.size() + 1).containsAll(clipsBefore);
        assertThat(download(after, "changed.mp4").seconds())
                .isCloseTo(download(before, "unchanged.mp4").seconds(), within(FRAME));
    }

    @Test
    void cancelStopsTheRenderAndLeavesNothingBehind() {
        String script =
                "This is a long sentence that takes a while to render, so there is time to cancel it. ".repeat(12);
        String id = client.createSmallProject(Map.of("topic", "Long", "script", script.strip(), "language", "en"))
                .path("id")
                .asText();
        client.command(id, "generate_all");
        await().atMost(java.time.Duration.ofMinutes(2))
                .until(() -> !ffmpegs().isEmpty() && !temporaryFiles().isEmpty());

        assertThat(client.command(id, "cancel").path("message").asText()).isEqualTo("Generation cancelled");

        await().atMost(java.time.Duration.ofSeconds(2)).until(() -> ffmpegs().isEmpty());
        await().until(() -> client.project(id).path("status").asText().equals("cancelled"));
        await().until(() -> temporaryFiles().isEmpty());
        assertThat(client.project(id).path("final_video_url").isNull()).isTrue();
    }

    private static VideoFile download(JsonNode project, String name) {
        return new VideoFile(client.download(project.path("final_video_url").asText(), folder.resolve(name)));
    }

    private static List<JsonNode> scenes(JsonNode project) {
        List<JsonNode> scenes = new ArrayList<>();
        project.path("scenes").forEach(scenes::add);
        assertThat(scenes).isNotEmpty();
        return scenes;
    }

    /** The object that a link leads to, without its signature. */
    private static String key(JsonNode node, String field) {
        return node.path(field).asText().replaceAll("&.*", "");
    }

    private static List<Path> objects(String name) {
        try (Stream<Path> files = Files.walk(installation.data().resolve("s3"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name)
                            && file.getFileName().toString().endsWith(".mp4"))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<ProcessHandle> ffmpegs() {
        return studio.descendants().stream()
                .filter(process -> process.info().command().orElse("").contains("ffmpeg"))
                .toList();
    }

    private static List<Path> temporaryFiles() {
        try (Stream<Path> files = Files.walk(installation.scratch())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
