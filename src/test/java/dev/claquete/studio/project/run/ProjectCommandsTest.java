package dev.claquete.studio.project.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.project.FakeInternet;
import dev.claquete.studio.project.FakeMakers;
import dev.claquete.studio.project.ProjectApi;
import dev.claquete.studio.project.ProjectTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProjectTest
class ProjectCommandsTest {

    @Autowired
    ProjectApi api;

    @Autowired
    FakeMakers.Stage stage;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    // The table and its errors.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate_all        | Generation started",
                "generate_all_images | Image generation started",
                "generate_all_audio  | Audio generation started",
                "pause               | Generation paused",
                "resume              | Generation resumed",
                "cancel              | Generation cancelled",
            })
    void everyCommandAnswersAsTheContractSays(String action, String message) {
        String id = api.project(1);
        assertThat(api.command(id, action).ok().path("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "generate_image, image queued",
        "regenerate_image, image queued",
        "generate_audio, audio queued",
        "regenerate_audio, audio queued",
        "skip_scene, Scene skipped"
    })
    void everySceneCommandAnswersAsTheContractSays(String action, String message) {
        String id = api.project(1);
        assertThat(api.command(id, action, api.sceneId(id, 0))
                        .ok()
                        .path("message")
                        .asText())
                .isEqualTo(message);
    }

    @Test
    void whatHasNoProviderSaysSo() {
        String id = api.project(1);
        String scene = api.sceneId(id, 0);
        assertThat(api.command(id, "generate_music").status()).isEqualTo(501);
        assertThat(api.command(id, "generate_music").error()).contains("music provider");
        assertThat(api.command(id, "generate_video", scene).status()).isEqualTo(501);
        assertThat(api.command(id, "regenerate_video", scene).error()).contains("image-to-video provider");
        assertThat(api.read(id).path("status").asText()).isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'action':'pause'}",
                "{'projectId':'%s'}",
                "{'projectId':null,'action':'pause'}",
                "{'projectId':'','action':''}"
            })
    void projectIdAndActionAreNeeded(String body) {
        ProjectApi.Answer answer =
                api.post("/api/workflow/command", String.format(body.replace('\'', '"'), UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(ProjectApi.json("{\"error\":\"Missing projectId or action\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'dance'}                                   | action  | unknown action",
                "{'action':7}                                         | action  | must be a text",
                "{'action':'generate_image'}                          | sceneId | is required for generate_image",
                "{'action':'generate_image','sceneId':7}              | sceneId | must be a UUID",
                "{'action':'generate_all','force':'yes'}              | force   | must be true or false",
                "{'action':'generate_all','apiKeys':'secret'}         | apiKeys | must be an object",
                "{'action':'generate_all','apiKeys':{'gemini':1}}     | apiKeys.gemini | must be a text",
                "{'action':'generate_all','apiKeys':{'openai':'a b'}} | apiKeys.openai | printable ASCII",
                "{'action':'generate_all','projectId':7}              | projectId | must be a text",
            })
    void aCommandThatBreaksARuleIsRefusedWithItsName(String body, String field, String rule) {
        String json = body.replace('\'', '"');
        String complete =
                json.contains("projectId") ? json : "{\"projectId\":\"" + UUID.randomUUID() + "\"," + json.substring(1);
        ProjectApi.Answer answer = api.post("/api/workflow/command", complete);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.error()).startsWith(field + ": ").contains(rule);
    }

    @Test
    void anUnknownProjectOrSceneIsNotFound() {
        ProjectApi.Answer project = api.command(UUID.randomUUID().toString(), "generate_all");
        assertThat(project.status()).isEqualTo(404);
        assertThat(project.body()).isEqualTo(ProjectApi.json("{\"error\":\"Project not found\"}"));
        String id = api.project(1);
        String sceneOfAnother = api.sceneId(api.project(1), 0);
        assertThat(api.command(id, "generate_image", sceneOfAnother).status()).isEqualTo(404);
    }

    @Test
    void keysAndUserIdOfTheCommandAreKeptNowhere() {
        String id = api.project(1);
        api.post(
                        "/api/workflow/command",
                        Map.of(
                                "projectId",
                                id,
                                "action",
                                "generate_all",
                                "userId",
                                UUID.randomUUID().toString(),
                                "apiKeys",
                                Map.of("gemini", "secret-gemini-key", "elevenlabs", "k", "suno", "k")))
                .ok();
        api.awaitStatus(id, "completed");
        assertThat(jdbc.queryForObject(
                        "select count(*) from act_hi_varinst where text_ like '%secret-gemini%'", Long.class))
                .isZero();
    }

    // generate_all

    @Test
    void generateAllMakesEverythingAndPublishesAVideo() {
        String id = api.project(3);
        api.command(id, "generate_all").ok();
        JsonNode project = api.awaitStatus(id, "completed");
        assertThat(project.path("final_video_url").asText()).contains("/api/assets?url=projects/" + id + "/videos/");
        assertThat(project.path("progress").asInt()).isEqualTo(100);
        assertThat(project.path("final_video_bytes").asLong()).isEqualTo(8);
        for (JsonNode scene : project.path("scenes")) {
            assertThat(scene.path("image_status").asText()).isEqualTo("completed");
            assertThat(scene.path("audio_status").asText()).isEqualTo("completed");
            assertThat(scene.path("video_status").asText()).isEqualTo("completed");
            assertThat(scene.path("status").asText()).isEqualTo("completed");
            assertThat(scene.path("image_url").asText()).contains("image-");
            assertThat(scene.path("audio_url").asText()).contains("narration-");
            assertThat(scene.path("duration_seconds").asDouble()).isEqualTo(2.5);
            assertThat(scene.path("word_timings").path(0).path("word").asText()).isEqualTo("hello");
            assertThat(scene.path("image_attempts").asInt()).isEqualTo(1);
        }
        assertThat(stage.made("image", id)).isEqualTo(3);
        assertThat(stage.made("video", id)).isEqualTo(1);
    }

    @Test
    void generateAllAgainFindsEverythingMade() {
        String id = api.project(2);
        api.command(id, "generate_all").ok();
        JsonNode first = api.awaitStatus(id, "completed");
        api.command(id, "generate_all").ok();
        JsonNode second = api.awaitStatus(id, "completed");
        assertThat(second.path("final_video_url")).isEqualTo(first.path("final_video_url"));
        for (String kind : List.of("image", "narration", "clip")) {
            assertThat(stage.made(kind, id)).as(kind).isEqualTo(2);
        }
    }

    @Test
    void forceMakesEverythingAnewExceptGivenImages() {
        String id = api.post(
                        "/api/projects",
                        ProjectApi.json("{\"topic\":\"Rivers\",\"scenes\":["
                                + "{\"narration\":\"One\",\"image_url\":\"" + FakeInternet.url("image-1.png") + "\"},"
                                + "{\"narration\":\"Two\"}]}"))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("image", id)).isEqualTo(1);
        api.force(id, "generate_all").ok();
        JsonNode project = api.awaitStatus(id, "completed");
        assertThat(stage.made("image", id)).isEqualTo(2);
        assertThat(stage.made("narration", id)).isEqualTo(4);
        assertThat(project.path("scenes").path(0).path("image_url").asText()).contains("given-");
    }

    @Test
    void aTopicIsWrittenIntoScenes() {
        String id = api.post("/api/projects", Map.of("topic", "Volcanoes"))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        JsonNode project = api.awaitStatus(id, "completed");
        assertThat(project.path("scenes")).hasSize(3);
        assertThat(project.path("generated_title").asText()).isEqualTo("About Volcanoes");
        assertThat(project.path("scenes").path(1).path("narration").asText()).isEqualTo("Volcanoes 2");
    }

    @Test
    void aJsonScriptNeedsNoWriter() {
        String script = "{\"title\":\"Tides\",\"scenes\":[{\"narration\":\"In\",\"visual_description\":\"Sea\"},"
                + "{\"narration\":\"Out\",\"visual_description\":\"Sand\"}]}";
        JsonNode created = api.post("/api/projects", Map.of("topic", script)).ok();
        assertThat(created.path("scenes")).hasSize(2);
        assertThat(created.path("generated_title").asText()).isEqualTo("Tides");
        String id = created.path("id").asText();
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("script", id)).isZero();
    }

    @Test
    void aSilentSceneLastsAsLongAsItWasTold() {
        String id = api.post(
                        "/api/projects",
                        ProjectApi.json("{\"topic\":\"Rivers\",\"scenes\":["
                                + "{\"visual_description\":\"Mist\",\"duration_seconds\":4}]}"))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        JsonNode scene = api.awaitStatus(id, "completed").path("scenes").path(0);
        assertThat(scene.path("duration_seconds").asDouble()).isEqualTo(4.0);
        assertThat(scene.path("audio_status").asText()).isEqualTo("draft");
        assertThat(stage.made("narration", id)).isZero();
    }

    // One at a time

    @Test
    void twentyGenerateAllAtOnceMakeOneRun() {
        String id = api.project(2);
        stage.hold("compose-video", id);
        List<CompletableFuture<ProjectApi.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> api.command(id, "generate_all")));
        }
        calls.forEach(call -> assertThat(call.join().status()).isEqualTo(200));
        assertThat(runs(id)).isEqualTo(1);
        stage.letGo("compose-video", id);
        api.awaitStatus(id, "completed");
        assertThat(stage.made("image", id)).isEqualTo(2);
        assertThat(started(id)).isEqualTo(1);
    }

    @Test
    void whatTheRunDoesNotCoverStartsWhenItHasEnded() {
        String id = api.project(2);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all_images").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        api.command(id, "generate_all").ok();
        api.command(id, "generate_all_audio").ok();
        assertThat(runs(id)).isEqualTo(1);
        stage.letGo("generate-scene-image", id);
        api.awaitStatus(id, "completed");
        assertThat(started(id)).isEqualTo(2);
        assertThat(stage.made("video", id)).isEqualTo(1);
    }

    @Test
    void imagesAloneLeaveADraftWithImages() {
        String id = api.project(2);
        api.command(id, "generate_all_images").ok();
        JsonNode project = api.awaitStatus(id, "draft");
        await().untilAsserted(() -> assertThat(
                        api.read(id).path("scenes").path(1).path("image_status").asText())
                .isEqualTo("completed"));
        assertThat(stage.made("narration", id)).isZero();
        assertThat(project.path("final_video_url").isNull()).isTrue();
    }

    // Regenerate

    @Test
    void regeneratingOneImageOfAFinishedVideoRendersOnlyThatSceneAgain() {
        String id = api.project(3);
        api.command(id, "generate_all").ok();
        JsonNode first = api.awaitStatus(id, "completed");
        api.command(id, "regenerate_image", api.sceneId(id, 1)).ok();
        assertThat(api.read(id).path("scenes").path(0).path("image_status").asText())
                .isEqualTo("completed");
        JsonNode second = api.awaitStatus(id, "completed");
        assertThat(second.path("final_video_url")).isNotEqualTo(first.path("final_video_url"));
        assertThat(second.path("scenes").path(1).path("image_url"))
                .isNotEqualTo(first.path("scenes").path(1).path("image_url"));
        assertThat(second.path("scenes").path(0)).isEqualTo(first.path("scenes").path(0));
        assertThat(stage.made("image", id)).isEqualTo(4);
        assertThat(stage.made("narration", id)).isEqualTo(3);
        assertThat(stage.made("clip", id)).isEqualTo(4);
        assertThat(stage.made("video", id)).isEqualTo(2);
    }

    @Test
    void regeneratingWhileTheVideoIsMadePublishesAnotherAfterIt() {
        String id = api.project(2);
        stage.hold("compose-video", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("compose-video", id));
        api.command(id, "regenerate_image", api.sceneId(id, 0)).ok();
        stage.letGo("compose-video", id);
        await().until(() -> stage.made("video", id) == 2);
        api.awaitStatus(id, "completed");
        assertThat(started(id)).isEqualTo(2);
        assertThat(stage.made("clip", id)).isEqualTo(3);
    }

    @Test
    void regeneratingOneNarrationOfADraftMakesNoVideo() {
        String id = api.project(2);
        api.command(id, "regenerate_audio", api.sceneId(id, 0)).ok();
        await().untilAsserted(() -> assertThat(
                        api.read(id).path("scenes").path(0).path("audio_status").asText())
                .isEqualTo("completed"));
        api.awaitStatus(id, "draft");
        assertThat(stage.made("narration", id)).isEqualTo(1);
        assertThat(stage.made("image", id)).isZero();
    }

    @Test
    void anEditedSceneIsADraftUntilItIsMadeAgain() {
        String id = api.project(2);
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        JsonNode edited = api.patch("/api/scenes/" + api.sceneId(id, 0), Map.of("narration", "Other words"))
                .ok();
        assertThat(edited.path("audio_status").asText()).isEqualTo("draft");
        assertThat(edited.path("image_status").asText()).isEqualTo("completed");
        assertThat(edited.path("version").asInt()).isEqualTo(2);
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("narration", id)).isEqualTo(3);
        assertThat(stage.made("image", id)).isEqualTo(2);
        assertThat(stage.made("clip", id)).isEqualTo(3);
    }

    // Pause, resume, cancel, skip

    @Test
    void aPausedGenerationGoesOnWhereItStopped() {
        String id = api.project(2);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        api.command(id, "pause").ok();
        assertThat(api.read(id).path("status").asText()).isEqualTo("paused");
        stage.letGo("generate-scene-image", id);
        await().during(Duration.ofMillis(700)).until(() -> stage.made("video", id) == 0);
        assertThat(api.read(id).path("status").asText()).isEqualTo("paused");
        api.command(id, "resume").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("image", id)).isEqualTo(2);
    }

    @Test
    void aCancelledGenerationStopsAndCanBeStartedAgain() {
        String id = api.project(2);
        stage.hold("render-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("render-scene", id));
        api.command(id, "cancel").ok();
        JsonNode cancelled = api.awaitStatus(id, "cancelled");
        assertThat(cancelled.path("scenes").path(0).path("video_status").asText())
                .isEqualTo("draft");
        assertThat(cancelled.path("scenes").path(0).path("image_status").asText())
                .isEqualTo("completed");
        await().until(() -> runs(id) == 0);
        assertThat(api.read(id).path("status").asText()).isEqualTo("cancelled");
        stage.letGo("render-scene", id);
        api.command(id, "resume").ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("image", id)).isEqualTo(2);
    }

    @Test
    void aPausedGenerationCanBeCancelled() {
        String id = api.project(1);
        stage.hold("render-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("render-scene", id));
        api.command(id, "pause").ok();
        api.command(id, "cancel").ok();
        api.awaitStatus(id, "cancelled");
        await().until(() -> runs(id) == 0);
        stage.letGo("render-scene", id);
    }

    @Test
    void generateAllRightAfterCancelStartsWhenTheCancelledRunHasEnded() {
        String id = api.project(1);
        stage.hold("render-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("render-scene", id));
        api.command(id, "cancel").ok();
        api.command(id, "generate_all").ok();
        assertThat(api.read(id).path("status").asText()).isEqualTo("generating");
        stage.letGo("render-scene", id);
        api.awaitStatus(id, "completed");
        assertThat(started(id)).isEqualTo(2);
    }

    @Test
    void cancelWithoutARunChangesNothing() {
        String id = api.project(1);
        api.command(id, "cancel").ok();
        assertThat(api.read(id).path("status").asText()).isEqualTo("draft");
    }

    @Test
    void aSkippedSceneIsLeftOutAndTheVideoComposedAnew() {
        String id = api.project(3);
        api.command(id, "generate_all").ok();
        JsonNode first = api.awaitStatus(id, "completed");
        api.command(id, "skip_scene", api.sceneId(id, 1)).ok();
        JsonNode second = api.awaitStatus(id, "completed");
        assertThat(second.path("final_video_url")).isNotEqualTo(first.path("final_video_url"));
        assertThat(second.path("scenes").path(1).path("skipped").asBoolean()).isTrue();
        assertThat(stage.made("clip", id)).isEqualTo(3);
    }

    @Test
    void aSceneSkippedWhileItIsMadeNoLongerHoldsTheVideoUp() {
        String id = api.post(
                        "/api/projects",
                        ProjectApi.json("{\"topic\":\"Rivers\",\"scenes\":["
                                + "{\"narration\":\"One\",\"image_url\":\"" + FakeInternet.url("image-1.png") + "\"},"
                                + "{\"narration\":\"Two\"}]}"))
                .ok()
                .path("id")
                .asText();
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        api.command(id, "skip_scene", api.sceneId(id, 1)).ok();
        api.awaitStatus(id, "completed");
        assertThat(stage.made("clip", id)).isEqualTo(1);
        stage.letGo("generate-scene-image", id);
    }

    // What goes wrong

    @Test
    void aRefusedPictureFailsItsSceneAndTheVideoSaysWhy() {
        String word = "forbidden-" + UUID.randomUUID();
        stage.refuse(word);
        String id = api.project(2);
        String scene = api.sceneId(id, 0);
        api.patch("/api/scenes/" + scene, Map.of("visual_description", word)).ok();
        api.command(id, "generate_all").ok();
        JsonNode failed = api.awaitStatus(id, "failed");
        assertThat(failed.path("scenes").path(0).path("image_status").asText()).isEqualTo("failed");
        assertThat(failed.path("scenes").path(0).path("error_message").asText()).isEqualTo("This cannot be drawn");
        assertThat(failed.path("error_message").asText()).contains("Scene 1", "This cannot be drawn");
        assertThat(failed.path("scenes").path(1).path("video_status").asText()).isEqualTo("completed");
        assertThat(api.get("/api/workflow/state/" + id).ok().path("fatalError").asText())
                .contains("Scene 1");
        await().until(() -> runs(id) == 0);
        stage.allow(word);
        api.command(id, "generate_all").ok();
        JsonNode project = api.awaitStatus(id, "completed");
        assertThat(project.path("scenes").path(0).path("error_message").isNull())
                .isTrue();
        assertThat(stage.made("narration", id)).isEqualTo(2);
    }

    @Test
    void aStuckStepFailsTheProjectAndGenerateAllTriesItAgain() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        String task = externalTasks.createExternalTaskQuery().topicName("generate-scene-image").list().stream()
                .filter(it -> id.equals(it.getBusinessKey()))
                .findFirst()
                .orElseThrow()
                .getId();
        externalTasks.setRetries(task, 0);
        JsonNode stuck = api.awaitStatus(id, "failed");
        assertThat(stuck.path("scenes").path(0).path("image_status").asText()).isEqualTo("failed");
        assertThat(stuck.path("error_message").asText()).startsWith("Scene 1: The image could not be generated");
        assertThat(runs(id)).isEqualTo(1);
        stage.letGo("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(started(id)).isEqualTo(1);
    }

    @Test
    void forceOnAStuckRunStartsAnew() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        externalTasks.createExternalTaskQuery().topicName("generate-scene-image").list().stream()
                .filter(it -> id.equals(it.getBusinessKey()))
                .forEach(it -> externalTasks.setRetries(it.getId(), 0));
        api.awaitStatus(id, "failed");
        stage.letGo("generate-scene-image", id);
        api.force(id, "generate_all").ok();
        api.awaitStatus(id, "completed");
        assertThat(started(id)).isEqualTo(2);
    }

    @Test
    void regeneratingOnAStuckRunReplacesItAndReachesWhatItWasAfter() {
        String id = api.project(1);
        stage.hold("generate-scene-image", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("generate-scene-image", id));
        externalTasks.createExternalTaskQuery().topicName("generate-scene-image").list().stream()
                .filter(it -> id.equals(it.getBusinessKey()))
                .forEach(it -> externalTasks.setRetries(it.getId(), 0));
        JsonNode stuck = api.awaitStatus(id, "failed");
        stage.letGo("generate-scene-image", id);
        String scene = stuck.path("scenes").path(0).path("id").asText();
        api.post("/api/workflow/command", Map.of("projectId", id, "sceneId", scene, "action", "regenerate_image"))
                .ok();
        JsonNode made = api.awaitStatus(id, "completed");
        assertThat(made.path("final_video_url").isNull()).isFalse();
        assertThat(made.path("scenes").path(0).path("image_status").asText()).isEqualTo("completed");
    }

    @Test
    void deletingTheLastSceneOfAFinishedProjectMakesNothing() {
        String id = api.project(1);
        api.command(id, "generate_all").ok();
        JsonNode done = api.awaitStatus(id, "completed");
        String scene = done.path("scenes").path(0).path("id").asText();
        api.delete("/api/scenes/" + scene).ok();
        assertThat(runs(id)).isZero();
        assertThat(api.read(id).path("status").asText()).isEqualTo("completed");
    }

    @Test
    void aScriptThatWasNeverApprovedIsAskedForAgainAfterACancel() {
        String id = api.post("/api/projects", Map.of("topic", "Deserts", "approve_script", true))
                .ok()
                .path("id")
                .asText();
        api.command(id, "generate_all").ok();
        await().until(() -> api.read(id).path("awaiting_approval").asBoolean());
        api.command(id, "cancel").ok();
        await().until(() -> runs(id) == 0);
        api.command(id, "generate_all").ok();
        await().until(() -> api.read(id).path("awaiting_approval").asBoolean());
        assertThat(stage.made("image", id)).isZero();
        api.post("/api/projects/" + id + "/script/approve", Map.of()).ok();
        api.awaitStatus(id, "completed");
    }

    @Test
    void aRefusedScriptFailsTheProject() {
        String word = "unwritable-" + UUID.randomUUID();
        stage.refuse(word);
        String id =
                api.post("/api/projects", Map.of("topic", word)).ok().path("id").asText();
        api.command(id, "generate_all").ok();
        assertThat(api.awaitStatus(id, "failed").path("error_message").asText()).contains("Nobody writes about");
    }

    @Test
    void aDeletedProjectTakesItsRunAndItsFilesAlong() {
        String id = api.project(2);
        stage.hold("render-scene", id);
        api.command(id, "generate_all").ok();
        await().until(() -> stage.arrived("render-scene", id));
        api.delete("/api/projects/" + id).ok();
        assertThat(api.get("/api/projects/" + id).status()).isEqualTo(404);
        assertThat(runs(id)).isZero();
        assertThat(jdbc.queryForObject("select count(*) from stored_file where project_id = ?", Long.class, id))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from scene where project_id = ?", Long.class, UUID.fromString(id)))
                .isZero();
        stage.letGo("render-scene", id);
    }

    // Approval

    @Test
    void aScriptWaitsForItsApprovalWhereOneIsWanted() {
        String id = api.post("/api/projects", Map.of("topic", "Deserts", "approve_script", true))
                .ok()
                .path("id")
                .asText();
        assertThat(api.post("/api/projects/" + id + "/script/approve", Map.of()).status())
                .isEqualTo(409);
        api.command(id, "generate_all").ok();
        await().until(() -> api.read(id).path("awaiting_approval").asBoolean());
        assertThat(api.read(id).path("scenes")).hasSize(3);
        assertThat(stage.made("image", id)).isZero();
        assertThat(api.post("/api/projects/" + id + "/script/reject", Map.of()).error())
                .isEqualTo("feedback: is required");
        api.post("/api/projects/" + id + "/script/reject", Map.of("feedback", "more sand"))
                .ok();
        await().until(() -> api.read(id).path("awaiting_approval").asBoolean()
                && api.read(id)
                        .path("scenes")
                        .path(0)
                        .path("narration")
                        .asText()
                        .contains("more sand"));
        assertThat(api.read(id).path("scenes")).hasSize(3);
        api.post("/api/projects/" + id + "/script/approve", Map.of()).ok();
        api.awaitStatus(id, "completed");
    }

    // Render jobs

    @Test
    void aRenderJobEndsWithItsVideo() {
        String id = api.project(2);
        String job = api.post("/api/render", Map.of("projectId", id, "scenes", List.of()))
                .ok()
                .path("jobId")
                .asText();
        await().untilAsserted(() -> assertThat(api.get("/api/render/" + job)
                        .ok()
                        .path("job")
                        .path("status")
                        .asText())
                .isEqualTo("COMPLETED"));
        JsonNode result = api.get("/api/render/" + job).ok().path("job").path("outputResult");
        assertThat(result.path("videoUrl").asText()).contains("/videos/");
        assertThat(result.path("duration").asDouble()).isEqualTo(7.5);
        assertThat(result.path("fileSize").asLong()).isEqualTo(8);
    }

    private long runs(String id) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("make-video")
                .processInstanceBusinessKey(id)
                .count();
    }

    private long started(String id) {
        Long count = jdbc.queryForObject(
                "select count(*) from act_hi_procinst where proc_def_key_ = 'make-video' and business_key_ = ?",
                Long.class,
                id);
        return count == null ? 0 : count;
    }
}
