package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.journey.Readme.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README as a newcomer does: every block, in order, each section in a new terminal, against a studio that has just been
 * started for the first time. Only the port, the key, the studio's start and the length of the videos are ours; the blocks for
 * developers are left out.
 */
class ReadmeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CLONE = Path.of("").toAbsolutePath();
    private static final String START = "mvn spring-boot:run";
    private static final String FIRST_VIDEO = "Your first video";
    private static final String IN_PORTUGUESE = "Em português";
    private static final double FRAME = 1.0 / 30;

    /** A quarter of what a topic gives by itself. */
    private static final String SHORT = ",\"duration_config\":{\"min\":12,\"max\":16}";

    /** English commands are the same, and their video has the size that the page promises. */
    private static final String SHORT_AND_SMALL = SHORT + ",\"aspect_ratio\":\"1:1\",\"fps\":24";

    private static final Pattern JSON_ANSWER =
            Pattern.compile("^[{\\[].*?^[}\\]]$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path folder;

    private final Readme readme = Readme.read(CLONE.resolve("README.md"));
    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();

    @Test
    void everyBlockDoesWhatItSaysWhenPastedInOrder() throws IOException {
        Installation installation = new Installation(folder).shortLived();
        try (JavaProcess studio = installation.start()) {
            readme.sections().forEach((heading, blocks) -> {
                List<Block> pasted = blocks.stream()
                        .filter(block -> !block.commands().contains(START)
                                && !block.commands().contains("worker-gpu")
                                && !block.commands().contains("mvn verify"))
                        .toList();
                if (!pasted.isEmpty()) {
                    answers.put(heading, paste(installation, heading, pasted));
                }
            });
            assertThat(answers.keySet())
                    .contains(FIRST_VIDEO, "People, keys and credits", "Frames of a video", "Media API", IN_PORTUGUESE);
            ApiClient client = installation.client();
            assertReadyToPublish("first.mp4");
            assertNarratedVideo(client, "Why the ocean is salty", "first.mp4", 30);
            assertNarratedVideo(client, "Por que o mar é salgado", "primeiro.mp4", 24);
            assertSomebodyElseHasAccountKeyAndWebhook();
            assertFramesOfTheVideo();
            assertClipOfThePicture(client);
        }
    }

    @Test
    void thePortugueseCommandsAreTheEnglishOnes() {
        assertThat(inEnglish(readme.sections().get(IN_PORTUGUESE)))
                .isEqualTo(inEnglish(readme.sections().get(FIRST_VIDEO)));
    }

    /** Without what differs from language to language: comments, the topic, its language and the file's name. */
    private static List<String> inEnglish(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.commands()
                        .replaceAll("(?m)\\s+# .*$", "")
                        .replace(
                                "{\"topic\":\"Por que o mar é salgado\",\"language\":\"pt-BR\"}",
                                "{\"topic\":\"Why the ocean is salty\",\"language\":\"en\"}")
                        .replace("primeiro.mp4", "first.mp4"))
                .toList();
    }

    @Test
    void studioAndWorkerOfTheirOwnMakeAVideoTogether() {
        List<Block> blocks = readme.sections().get("Rendering elsewhere");
        assertThat(blocks).hasSize(2);
        Installation installation = new Installation(folder).shortLived();
        settings(blocks.get(0))
                .forEach((name, value) -> installation.with(
                        name,
                        name.equals("CLAQUETE_STORAGE_PORT") ? Integer.toString(installation.storagePort()) : value));
        try (JavaProcess studio = installation.start();
                Terminal worker = new Terminal(
                        CLONE, here(installation, blocks.get(1)), toolsOfThisBuild(), folder.resolve("worker.log"))) {
            ApiClient client = installation.client();
            String id = client.createSmallProject(Map.of(
                            "topic",
                            "Elsewhere",
                            "language",
                            "en",
                            "scenes",
                            List.of(Map.of("narration", "Far away.", "visual_description", "a distant island"))))
                    .path("id")
                    .asText();
            client.command(id, "generate_all");
            JsonNode finished = client.awaitEnd(id, worker::isOpen);
            assertThat(finished.path("status").asText())
                    .as("%s\n%s\n%s", studio.logTail(), worker.output(), worker.errors())
                    .isEqualTo("completed");
            assertThat(worker.output()).as("what the worker did").contains(id, "render-scene");
        }
    }

    /** @return the JSON that it printed; a refusal is none of it */
    private List<JsonNode> paste(Installation installation, String heading, List<Block> blocks) {
        String script = blocks.stream()
                .map(block -> "echo line " + block.line() + " >&2\n" + shortened(heading, here(installation, block)))
                .collect(Collectors.joining());
        try (Terminal terminal =
                new Terminal(folder, script, Map.of(), folder.resolve(heading.replace(' ', '-') + ".out"))) {
            int code = terminal.exitCode();
            assertThat(code)
                    .as("%s: exit code\n%s\n%s", heading, terminal.output(), terminal.errors())
                    .isZero();
            List<JsonNode> told = JSON_ANSWER
                    .matcher(terminal.output())
                    .results()
                    .map(MatchResult::group)
                    .map(ReadmeTest::parse)
                    .toList();
            assertThat(told).as(heading).noneMatch(answer -> answer.has("error") || answer.has("detail"));
            return told;
        }
    }

    private static String shortened(String heading, String commands) {
        if (!heading.equals(FIRST_VIDEO) && !heading.equals(IN_PORTUGUESE)) {
            return commands;
        }
        String language = "\"language\":\"(en|pt-BR)\"";
        assertThat(commands).containsPattern(language);
        return commands.replaceAll(language, "$0" + (heading.equals(FIRST_VIDEO) ? SHORT : SHORT_AND_SMALL));
    }

    /** What a person would paste here: with the key that the studio printed, and with the ports of this installation. */
    private static String here(Installation installation, Block block) {
        return block.commands()
                .replaceAll("(?m)^export KEY=\\.\\.\\..*$", "export KEY=" + Installation.API_KEY)
                .replace("localhost:8080", "localhost:" + installation.port())
                .replace("localhost:9000", "localhost:" + installation.storagePort());
    }

    /** The variables that stand before the studio's command. */
    private static Map<String, String> settings(Block block) {
        String command = block.commands().replace("\\\n", " ").strip();
        assertThat(command).endsWith(START);
        return Arrays.stream(command.replace(START, "").strip().split("\\s+"))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Maven and Java as they run this test, and a folder for temporary files. */
    private Map<String, String> toolsOfThisBuild() {
        Map<String, String> tools = new HashMap<>();
        String java = System.getProperty("java.home");
        tools.put("JAVA_HOME", java);
        tools.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"); // a start takes half the processor time
        tools.put("CLAQUETE_WORK_SCRATCH", folder.resolve("scratch-worker").toString());
        tools.put("PATH", java + "/bin:" + System.getenv("PATH"));
        String repository = System.getProperty("localRepository");
        if (repository != null) {
            tools.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
        }
        return tools;
    }

    private void assertReadyToPublish(String name) {
        VideoFile video = new VideoFile(folder.resolve(name));
        JsonNode pictures = video.stream("video");
        assertThat(pictures.path("profile").asText()).isEqualTo("High");
        assertThat(pictures.path("pix_fmt").asText()).isEqualTo("yuv420p");
        assertThat(pictures.path("width").asInt()).isEqualTo(1080);
        assertThat(pictures.path("height").asInt()).isEqualTo(1920);
        assertThat(video.stream("audio").path("sample_rate").asInt()).isEqualTo(48_000);
    }

    private void assertNarratedVideo(ApiClient client, String topic, String name, int fps) {
        JsonNode project = projectAbout(client, topic);
        assertThat(project.path("status").asText()).isEqualTo("completed");
        VideoFile video = new VideoFile(folder.resolve(name));
        assertThat(video.stream("video").path("codec_name").asText()).isEqualTo("h264");
        assertThat(video.stream("audio").path("codec_name").asText()).isEqualTo("aac");
        double begin = 0;
        for (JsonNode scene : project.path("scenes")) {
            double end = begin + scene.path("duration_seconds").asDouble();
            assertThat(video.meanVolume(begin, end))
                    .as("%s: volume of scene %s", name, scene.path("scene_number"))
                    .isGreaterThan(-40);
            begin = end;
        }
        assertThat(begin).as("planned seconds").isPositive();
        assertThat(video.decodedFrames()).isEqualTo((int) Math.round(begin * fps));
        assertThat(video.seconds()).isCloseTo(begin, within(1.0 / fps));
    }

    private static JsonNode projectAbout(ApiClient client, String topic) {
        List<String> ids = new ArrayList<>();
        client.get("/api/projects").path("data").forEach(project -> {
            if (project.path("topic").asText().equals(topic)) {
                ids.add(project.path("id").asText());
            }
        });
        assertThat(ids).as("projects about %s", topic).hasSize(1);
        return client.project(ids.get(0));
    }

    private void assertSomebodyElseHasAccountKeyAndWebhook() {
        List<JsonNode> told = answers.get("People, keys and credits");
        assertThat(told).hasSize(4);
        assertThat(told.get(0).path("email").asText()).isEqualTo("user@example.com");
        assertThat(told.get(1).path("key").asText()).isNotEmpty();
        assertThat(told.get(2).toString()).contains("100");
        assertThat(told.get(3).at("/webhook/url").asText()).isEqualTo("https://example.com/hook");
    }

    private void assertFramesOfTheVideo() throws IOException {
        double seconds = new VideoFile(folder.resolve("video.mp4")).seconds();
        try (ZipFile frames = new ZipFile(folder.resolve("frames.zip").toFile())) {
            assertThat(frames.stream().map(ZipEntry::getName))
                    .contains("frame_000001.jpg", "frames.json")
                    .hasSize((int) Math.ceil(seconds / 2) + 1);
        }
    }

    private void assertClipOfThePicture(ApiClient client) throws IOException {
        assertThat(ImageIO.read(folder.resolve("picture.png").toFile())).isNotNull();
        List<JsonNode> told = answers.get("Media API");
        assertThat(told).hasSize(2);
        Path clip = client.download(told.get(0).at("/videos/0/video_url").asText(), folder.resolve("clip.mp4"));
        assertThat(new VideoFile(clip).seconds()).isCloseTo(5, within(FRAME));
        assertThat(told.get(1).at("/jobs/0/status").asText()).isEqualTo("COMPLETED");
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
