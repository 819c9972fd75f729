package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.render.SampleFormats;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProjectTest
class ProjectsOverHttpTest {

    @Autowired
    ProjectApi api;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ObjectStore store;

    @Test
    void aProjectHasEveryFieldOfTheContract() {
        JsonNode project = api.read(api.project(1));
        assertThat(names(project))
                .contains(
                        ("id user_id topic style language voice_name tts_provider video_model audio_model include_music"
                                        + " bg_music_prompt bg_music_url bg_music_status status generated_title"
                                        + " generated_description duration_config lock_session_id lock_expires_at is_archived tags"
                                        + " folder_id final_video_url created_at updated_at characters scenes")
                                .split(" "));
        assertThat(names(project.path("scenes").path(0)))
                .contains(("id project_id scene_number visual_description narration duration_seconds image_url"
                                + " image_status audio_url audio_status sfx_url sfx_status video_url video_status"
                                + " media_type word_timings error_message image_attempts audio_attempts video_attempts"
                                + " visual_effect version status created_at deleted_at characters")
                        .split(" "));
        assertThat(project.path("status").asText()).isEqualTo("draft");
        assertThat(project.path("bg_music_status").asText()).isEqualTo("draft");
        assertThat(project.path("duration_config"))
                .isEqualTo(ProjectApi.json("{\"min\":55,\"max\":65,\"targetScenes\":null}"));
        assertThat(project.path("scenes").path(0).path("visual_effect").asText())
                .isEqualTo("zoom_in");
        assertThat(project.path("scenes").path(0).path("image_status").asText()).isEqualTo("draft");
        assertThat(project.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void theStateHasEveryFieldOfTheContract() {
        JsonNode state = api.get("/api/workflow/state/" + api.project(1)).ok();
        assertThat(names(state))
                .containsExactlyInAnyOrder(
                        "projectStatus", "scenes", "music_status", "music_url", "generationMessage", "progress");
        assertThat(names(state.path("scenes").path(0)))
                .containsExactlyInAnyOrder(
                        ("id scene_number image_status audio_status image_url audio_url error visual_description narration"
                                        + " wordTimings video_status video_url media_type")
                                .split(" "));
    }

    /** What is left out suits what was given. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"targetScenes\":5}; {\"min\":25,\"max\":40,\"targetScenes\":5}",
                "{\"max\":30}; {\"min\":30,\"max\":30,\"targetScenes\":null}",
                "{\"min\":90}; {\"min\":90,\"max\":90,\"targetScenes\":null}",
                "{\"min\":20,\"max\":30,\"targetScenes\":3}; {\"min\":20,\"max\":30,\"targetScenes\":3}"
            })
    void aLengthThatIsHalfGivenIsCompleted(String given, String completed) {
        ObjectNode body = ProjectApi.object().put("topic", "Rivers");
        body.set("duration_config", ProjectApi.json(given));
        assertThat(api.post("/api/projects", body).ok().path("duration_config")).isEqualTo(ProjectApi.json(completed));
    }

    @Test
    void aProjectIsCreatedAsAClientOfTheContractDoes() {
        ObjectNode body = ProjectApi.object();
        body.put("topic", "Rivers")
                .put("style", "noir")
                .put("language", "pt-BR")
                .put("voice_name", "Ana");
        body.put("tts_provider", "gemini").put("include_music", true).put("bg_music_prompt", "calm");
        body.putObject("duration_config").put("min", 20).put("max", 30).put("targetScenes", 4);
        body.put("folder_id", "f1").put("generated_title", "Rios").put("generated_description", "Sobre rios");
        body.putArray("tags").add("a").add("b");
        body.putArray("characterIds").add(character("Ana"));
        JsonNode project = api.post("/api/projects", body).ok();
        assertThat(project.path("language").asText()).isEqualTo("pt-BR");
        assertThat(project.path("duration_config").path("targetScenes").asInt()).isEqualTo(4);
        assertThat(project.path("characters").path(0).path("name").asText()).isEqualTo("Ana");
        assertThat(project.path("include_music").asBoolean()).isTrue();
        String id = project.path("id").asText();
        ObjectNode scene = ProjectApi.object().put("project_id", id).put("scene_number", 1);
        scene.put("visual_description", "A river").put("narration", "It flows").put("duration_seconds", 5);
        ProjectApi.Answer answer = api.post("/api/scenes", scene);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(api.read(id).path("scenes").path(0)).isEqualTo(answer.body());
    }

    @Test
    void editsMayBeWrittenInEitherCase() {
        String id = api.project(1);
        api.patch("/api/projects/" + id, Map.of("voice_name", "Ana", "isArchived", true, "fps", 24))
                .ok();
        JsonNode project =
                api.patch("/api/projects/" + id, Map.of("aspectRatio", "1:1")).ok();
        assertThat(project.path("voice_name").asText()).isEqualTo("Ana");
        assertThat(project.path("is_archived").asBoolean()).isTrue();
        assertThat(project.path("fps").asInt()).isEqualTo(24);
        assertThat(project.path("aspect_ratio").asText()).isEqualTo("1:1");
        assertThat(project.path("topic").asText()).isEqualTo("Rivers");
        assertThat(api.patch("/api/projects/" + id, "{\"voice_name\":null}")
                        .ok()
                        .path("voice_name")
                        .isNull())
                .isTrue();
    }

    @Test
    void aProjectSentBackWholeStaysAsItIs() {
        String id = api.post(
                        "/api/projects",
                        ProjectApi.json("{\"topic\":\"Rivers\",\"bg_music_url\":\"" + FakeInternet.url("audio.mp3")
                                + "\"," + "\"scenes\":[{\"image_url\":\"" + FakeInternet.url("image.png") + "\"}]}"))
                .ok()
                .path("id")
                .asText();
        JsonNode project = api.read(id);
        assertThat(project.path("bg_music_status").asText()).isEqualTo("completed");
        assertThat(project.path("scenes").path(0).path("image_status").asText()).isEqualTo("completed");
        ObjectNode same = (ObjectNode) api.patch("/api/projects/" + id, project).ok();
        assertThat(same.without("updated_at").toString())
                .isEqualTo(((ObjectNode) project).without("updated_at").toString());
        ObjectNode scene = (ObjectNode) project.path("scenes").path(0);
        ObjectNode sameScene = (ObjectNode)
                api.patch("/api/scenes/" + scene.path("id").asText(), scene).ok();
        assertThat(sameScene.without("version").toString())
                .isEqualTo(scene.without("version").toString());
    }

    @Test
    void ofTwoWhoEditTheSameVersionOfASceneTheSecondIsTold() {
        String scene = api.sceneId(api.project(1), 0);
        api.patch("/api/scenes/" + scene, Map.of("narration", "First", "version", 1))
                .ok();
        ProjectApi.Answer second = api.patch("/api/scenes/" + scene, Map.of("narration", "Second", "version", 1));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).contains("version 2");
    }

    @Test
    void deletedScenesAreGoneFromTheProjectButKept() {
        String id = api.project(2);
        String scene = api.sceneId(id, 0);
        api.delete("/api/scenes/" + scene).ok();
        assertThat(api.read(id).path("scenes")).hasSize(1);
        assertThat(api.delete("/api/scenes/" + scene).status()).isEqualTo(404);
        assertThat(jdbc.queryForObject(
                        "select deleted_at is not null from scene where id = ?", Boolean.class, UUID.fromString(scene)))
                .isTrue();
    }

    @Test
    void projectsAreListedNewestFirstByPageAndFolder() {
        String folder = "folder-" + UUID.randomUUID();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(api.post("/api/projects", Map.of("topic", "T" + i, "folder_id", folder, "is_archived", i == 0))
                    .ok()
                    .path("id")
                    .asText());
        }
        JsonNode page =
                api.get("/api/projects?limit=2&offset=1&folder_id=" + folder).ok();
        assertThat(page.path("meta").path("total").asInt()).isEqualTo(5);
        assertThat(page.path("data").findValuesAsText("topic")).containsExactly("T3", "T2");
        assertThat(api.get("/api/projects?is_archived=true&folder_id=" + folder)
                        .ok()
                        .path("data")
                        .findValuesAsText("topic"))
                .containsExactly("T0");
        assertThat(api.get("/api/projects?limit=0").error()).isEqualTo("limit: must be from 1 to 200");
        assertThat(api.get("/api/projects?offset=-1").error()).isEqualTo("offset: must not be negative");
        assertThat(api.get("/api/projects?limit=x").status()).isEqualTo(400);
    }

    @Test
    void aLockKeepsOtherSessionsOutUntilItExpires() {
        String id = api.project(1);
        String path = "/api/projects/" + id;
        assertThat(api.post(path + "/lock", Map.of()).error()).isEqualTo("session_id: is required");
        JsonNode lock = api.post(path + "/lock", Map.of("session_id", "mine")).ok();
        assertThat(lock.path("lock_session_id").asText()).isEqualTo("mine");
        api.post(path + "/lock", Map.of("sessionId", "mine")).ok();
        for (String action : List.of("/lock", "/unlock")) {
            ProjectApi.Answer other = api.post(path + action, Map.of("session_id", "other"));
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.error()).contains("locked by another session until");
        }
        jdbc.update(
                "update project set lock_expires_at = now() - interval '1 second' where id = ?", UUID.fromString(id));
        assertThat(api.read(id).path("lock_session_id").isNull()).isTrue();
        api.post(path + "/lock", Map.of("session_id", "other")).ok();
        api.post(path + "/unlock", Map.of("session_id", "other")).ok();
        assertThat(api.read(id).path("lock_session_id").isNull()).isTrue();
    }

    @Test
    void charactersAreKeptWithTheirPictures() {
        ObjectNode body = ProjectApi.object().put("name", "Zé").put("description", "A heron");
        body.putArray("images").add(FakeInternet.url("image-1.png"));
        JsonNode made = api.post("/api/characters", body).ok();
        assertThat(names(made))
                .containsExactlyInAnyOrder("id", "name", "description", "images", "user_id", "created_at");
        String path = "/api/characters/" + made.path("id").asText();
        assertThat(api.get(path).ok()).isEqualTo(made);
        assertThat(api.patch(path, made).ok()).isEqualTo(made);
        assertThat(api.patch(path, Map.of("name", "Bia")).ok().path("images")).isEqualTo(made.path("images"));
        assertThat(api.get("/api/characters").ok().path("data").findValuesAsText("name"))
                .contains("Bia");
        body.putArray("images").add(FakeInternet.url("image-1.png")).add("http://127.0.0.1/");
        assertThat(api.patch(path, body).error()).isEqualTo("images[1]: must lead to a public address on the internet");
        assertThat(api.post("/api/characters", Map.of("name", " ")).error()).isEqualTo("name: must not be empty");
        assertThat(api.post("/api/characters", Map.of("name", "a", "images", "b"))
                        .error())
                .isEqualTo("images: must be a list");
        assertThat(api.post("/api/characters", Map.of("name", "a", "description", 7))
                        .error())
                .isEqualTo("description: must be a text");
        api.delete(path).ok();
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void anotherOwnersCharacterDoesNotExist() {
        String id = character("Ana");
        UUID other = UUID.randomUUID();
        jdbc.update("insert into account (id, name, email, created_at) values (?, ?, 'x', now())", other, "x" + other);
        jdbc.update("update characters set owner_id = ? where id = ?", other, UUID.fromString(id));
        assertThat(api.get("/api/characters/" + id).status()).isEqualTo(404);
        assertThat(api.post("/api/projects", Map.of("topic", "a", "characterIds", List.of(id)))
                        .error())
                .isEqualTo("characterIds: names a character that does not exist");
    }

    @Test
    void aScriptIsWrittenForATopicWithoutAProject() {
        JsonNode script = api.post(
                        "/api/ai/generate",
                        Map.of(
                                "action",
                                "generate_script",
                                "params",
                                Map.of("topic", "How bees make honey", "language", "en")))
                .ok()
                .path("result");
        assertThat(script.path("title").asText()).isNotBlank();
        assertThat(script.path("scenes").path(0).path("narration").asText()).isNotBlank();
    }

    @Test
    void aPictureIsMadeSmall() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_ARGB), "png", png);
        String sent = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        String result = api.post(
                        "/api/ai/generate", Map.of("action", "optimize_image", "params", Map.of("base64Image", sent)))
                .ok()
                .path("result")
                .asText();
        assertThat(result).startsWith("data:image/jpeg;base64,");
        BufferedImage small = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(result.substring(result.indexOf(',') + 1))));
        assertThat(small.getWidth()).isEqualTo(1024);
        assertThat(small.getHeight()).isEqualTo(512);
    }

    @Test
    void requestsForHelpThatBreakARuleAreRefused() {
        assertThat(api.post("/api/ai/generate", Map.of()).error()).isEqualTo("action: is required");
        assertThat(api.post("/api/ai/generate", Map.of("action", "sing")).error())
                .startsWith("action: unknown action");
        assertThat(api.post("/api/ai/generate", Map.of("action", "generate_script"))
                        .error())
                .isEqualTo("params: is required");
        assertThat(api.post("/api/ai/generate", Map.of("action", "generate_script", "params", Map.of()))
                        .error())
                .isEqualTo("params.topic: is required");
        Map<String, ?> broken = Map.of("action", "optimize_image", "params", Map.of("base64Image", "aGVsbG8="));
        assertThat(api.post("/api/ai/generate", broken).error())
                .isEqualTo("params.base64Image: must be a picture (PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP or TIFF)");
        Map<String, ?> character = Map.of("action", "analyze_character", "params", Map.of("base64Image", "aGVsbG8="));
        assertThat(api.post("/api/ai/generate", character).status()).isEqualTo(501);
    }

    @Test
    void aPictureTooLongToSendIsRefusedByTheFieldsOwnRule() {
        Map<String, ?> params = Map.of("base64_image", "A".repeat(28_000_001));
        ProjectApi.Answer answer = api.post("/api/ai/generate", Map.of("action", "optimize_image", "params", params));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .startsWith("params.base64_image: must have at most")
                .contains("characters");
    }

    @Test
    void aScenesPictureMayBeUploaded() throws Exception {
        String scene = api.sceneId(api.project(1), 0);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage noise = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        noise.setRGB(0, 0, 200, 300, random.ints(200 * 300).toArray(), 0, 200);
        ImageIO.write(noise, "png", png);
        ProjectApi.Answer answer = api.upload("/api/scenes/" + scene + "/image", png.toByteArray());
        assertThat(answer.ok().path("image_status").asText()).isEqualTo("completed");
        assertThat(answer.body().path("image_url").asText()).contains("/given/");
        byte[] broken = Arrays.copyOf(png.toByteArray(), png.size() / 2);
        ProjectApi.Answer refused = api.upload("/api/scenes/" + scene + "/image", broken);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith("file: ");
        ProjectApi.Answer text = api.upload("/api/scenes/" + scene + "/image", "hello".getBytes());
        assertThat(text.status()).isEqualTo(400);
        assertThat(text.error()).startsWith("file: must be an image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid.heic", "turned.webp", "turned.tif", "single.avif", "plain.gif", "cmyk.jpg"})
    void aScenesPictureMayBeOfAnyFormatAndIsKeptAsBrowsersShowIt(String name) {
        String scene = api.sceneId(api.project(1), 0);

        ProjectApi.Answer answer = api.upload("/api/scenes/" + scene + "/image", SampleFormats.bytes(name));

        assertThat(answer.ok().path("image_status").asText()).isEqualTo("completed");
        assertThat(answer.body().path("image_url").asText()).containsPattern("/given/.*\\.(png|jpg)");
    }

    @Test
    void aTransparentPictureIsLaidOnTheColourThatItsSceneNames() throws Exception {
        ProjectApi.Answer uploaded = api.upload("/api/uploads", SampleFormats.bytes("alpha.gif"));
        String address = uploaded.ok().path("url").asText();
        ObjectNode scene = ProjectApi.object();
        scene.put("project_id", api.project(1));
        scene.put("narration", "One").put("image_url", address).put("image_background", "#204060");

        String made = api.post("/api/scenes", scene).ok().path("image_url").asText();

        ObjectKey key = new ObjectKey(made.replaceAll("^.*(projects/[^?&]*).*$", "$1"));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(store.bytes(key)));
        assertThat(picture.getRGB(80, 32) & 0xFFFFFF).isEqualTo(0x204060);
        assertThat(picture.getRGB(12, 12) & 0xFFFFFF).isEqualTo(0xE01020);
        scene.put("image_background", "sky");
        assertThat(api.post("/api/scenes", scene).error()).startsWith("image_background: must be blur");
    }

    @Test
    void aDeletedProjectLeavesNothingInTheStore() {
        String id = projectWithPicture(FakeInternet.url("image"));
        String neighbour = projectWithPicture(FakeInternet.url("image"));
        ObjectKey unregistered = new ObjectKey("projects/" + id + "/videos/sound-1.m4a");
        store.put(unregistered, new byte[] {1}, "audio/mp4", Map.of());
        api.delete("/api/projects/" + id).ok();
        assertThat(store.list("projects/" + id + "/")).isEmpty();
        assertThat(store.list("projects/" + neighbour + "/")).isNotEmpty();
    }

    @Test
    void aPictureOfAnotherProjectOutlivesThatProject() {
        String first = projectWithPicture(FakeInternet.url("image"));
        String picture = pictureOf(first);
        String second = projectWithPicture(picture);
        assertThat(pictureOf(second)).contains("/" + second + "/given/");
        String third = projectWithPicture(pictureOf(second));
        api.delete("/api/projects/" + first).ok();
        assertThat(api.fetch(pictureOf(second))).isEqualTo(200);
        assertThat(api.fetch(picture)).isEqualTo(404);
        api.delete("/api/projects/" + second).ok();
        assertThat(api.fetch(pictureOf(third))).isEqualTo(200);
    }

    private String projectWithPicture(String address) {
        ObjectNode body = ProjectApi.object().put("topic", "Rivers");
        body.withArray("scenes").addObject().put("narration", "It flows").put("image_url", address);
        return api.post("/api/projects", body).ok().path("id").asText();
    }

    private String pictureOf(String projectId) {
        return api.read(projectId).path("scenes").path(0).path("image_url").asText();
    }

    private String character(String name) {
        return api.post("/api/characters", Map.of("name", name, "description", "Someone"))
                .ok()
                .path("id")
                .asText();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = object.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }
}
