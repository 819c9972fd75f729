package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProjectTest
class ProjectRequestsTest {

    @Autowired
    ProjectApi api;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aProjectSpeaksTheLanguageOfItsTopicWhereNoneIsNamed() {
        assertThat(language(Map.of("topic", "Por que o mar é salgado"))).isEqualTo("pt-BR");
        assertThat(language(Map.of("topic", "Why the sea is salty"))).isEqualTo("en");
        assertThat(language(Map.of("topic", "Warum ist das Meer salzig?"))).isEqualTo("de");
        assertThat(language(Map.of("topic", "Bitcoin"))).isEqualTo("en");
        assertThat(language(Map.of(
                        "script", "O mar é salgado. Os rios levam o sal das pedras até ele, há milhões de anos.")))
                .isEqualTo("pt-BR");
        assertThat(language(Map.of("scenes", List.of(Map.of("narration", "Era uma vez um rei que não sabia ler.")))))
                .isEqualTo("pt-BR");
    }

    private String language(Map<String, Object> project) {
        JsonNode made = api.post("/api/projects", project).ok();
        assertThat(made.path("warnings")).isEmpty();
        return made.path("language").asText();
    }

    @Test
    void aTopicInAnotherLanguageThanTheProjectsIsTold() {
        JsonNode made = api.post("/api/projects", Map.of("topic", "Por que o mar é salgado", "language", "en"))
                .ok();
        assertThat(made.path("language").asText()).as("what was asked for").isEqualTo("en");
        assertThat(made.path("warnings")).hasSize(1);
        assertThat(made.path("warnings").get(0).asText())
                .isEqualTo(
                        "O tema parece estar em português, mas o idioma do projeto é inglês: a voz e os textos escritos para o vídeo"
                                + " serão em inglês. Se não é o que você quer, mude language para \"pt-BR\".");

        String path = "/api/projects/" + made.path("id").asText();
        assertThat(api.get(path).ok().path("warnings")).hasSize(1);
        assertThat(api.patch(path, Map.of("language", "pt-BR")).ok().path("warnings"))
                .isEmpty();
        assertThat(api.patch(path, Map.of("topic", "Why the sea is salty"))
                        .ok()
                        .path("warnings")
                        .get(0)
                        .asText())
                .contains("The topic seems to be in English, but the project's language is Portuguese");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "topic              | ``                     | must not be empty",
                "topic              | 17                     | must be a text",
                "topic              | {\"scenes\":[]}        | must be a text",
                "script             | ``                     | must not be empty",
                "script             | 5                      | must be a text",
                "style              | ``                     | must not be empty",
                "style              | [1]                    | must be a text",
                "language           | \"xx\"                 | must be one of en, pt-BR, es, fr, de, it, ja, ko",
                "language           | 7                      | must be one of en, pt-BR, es, fr, de, it, ja, ko",
                "voice_name         | 7                      | must be a text",
                "tts_provider       | {}                     | must be a text",
                "video_model        | true                   | must be a text",
                "audio_model        | 1.5                    | must be a text",
                "include_music      | \"yes\"                | must be true or false",
                "bg_music_prompt    | 7                      | must be a text",
                "bg_music_volume_db | 3                      | must be a number from -40 to 0",
                "bg_music_url       | 7                      | must be a text",
                "bg_music_url       | \"http://10.0.0.1/a\"  | must lead to a public address on the internet",
                "bg_music_url       | \"not an address\"     | must be an http or https address",
                "reference_image_url| \"file:///etc/passwd\" | must be an http or https address",
                "reference_image_url| \"projects/x/y.png\"   | must name one of your files",
                "generated_title    | 7                      | must be a text",
                "generated_description | 7                   | must be a text",
                "duration_config    | 7                      | must be an object",
                "folder_id          | 7                      | must be a text",
                "tags               | \"a\"                  | must be a list",
                "is_archived        | 1                      | must be true or false",
                "aspect_ratio       | \"4:3\"                | must be one of 9:16, 16:9, 1:1",
                "fps                | 25                     | must be 24 or 30",
                "fps                | 29.97                  | must be a whole number from 24 to 30",
                "transition         | \"wipe\"               | must be one of crossfade, cut",
                "captions_enabled   | 1                      | must be true or false",
                "caption_position   | \"left\"               | must be one of top, middle, bottom",
                "caption_color      | \"red\"                | must be a colour such as #FFD60A",
                "caption_highlight_color | \"#12345\"        | must be a colour such as #FFD60A",
                "approve_script     | \"no\"                 | must be true or false",
                "character_ids      | 7                      | must be a list",
                "character_ids      | [\"6a2f41a3-c54c-4f4e-9c0b-5d8e5a7c1d11\"] | names a character that does not exist",
                "scenes             | {}                     | must be a list",
            })
    void aProjectsFieldThatBreaksItsRuleIsNamedWithTheRule(String field, String value, String rule) {
        long before = count();
        ObjectNode body = ProjectApi.object().put("topic", "Rivers");
        body.set(field, value.isEmpty() ? ProjectApi.json("\"\"") : ProjectApi.json(value));
        refused(api.post("/api/projects", body), field, rule);
        assertThat(count()).as("nothing is left behind").isEqualTo(before);
        if (!field.equals("scenes")) {
            String present = api.project(1);
            JsonNode untouched = api.read(present);
            body.remove("topic");
            body.set(field, value.isEmpty() ? ProjectApi.json("\"\"") : ProjectApi.json(value));
            refused(api.patch("/api/projects/" + present, body), field, rule);
            assertThat(api.read(present)).isEqualTo(untouched);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "voice_name, 201, 200",
        "style, 201, 200",
        "generated_title, 201, 200",
        "generated_description, 5001, 5000",
        "bg_music_prompt, 2001, 2000",
        "folder_id, 201, 200",
        "topic, 500001, 500000"
    })
    void aTextThatIsTooLongIsRefused(String field, int length, int limit) {
        ObjectNode body = ProjectApi.object().put("topic", "Rivers").put(field, "é".repeat(length));
        refused(api.post("/api/projects", body), field, "must have at most " + limit + " characters, not " + length);
    }

    @ParameterizedTest(name = "scenes[1].{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "narration          | 7          | must be a text",
                "visual_description | []         | must be a text",
                "duration_seconds   | 0          | must be a number from 0.5 to 600",
                "duration_seconds   | \"5\"      | must be a number from 0.5 to 600",
                "scene_number       | 1.5        | must be a whole number from 0 to 100000",
                "visual_effect      | \"spin\"   | must be one of zoom_in, zoom_out, pan_left, pan_right, pan_up, pan_down, static",
                "image_url          | \"ftp://pictures.example/image.png\" | must be an http or https address",
                "image_url          | 7          | must be a text",
                "character_ids      | [7]        | must be a UUID",
            })
    void aScenesFieldThatBreaksItsRuleIsNamedWithTheRule(String field, String value, String rule) {
        long before = count();
        ObjectNode body = ProjectApi.object().put("topic", "Rivers");
        body.withArray("scenes").addObject().put("narration", "Fine");
        ((ObjectNode) body.withArray("scenes").addObject()).set(field, ProjectApi.json(value));
        String named = field.equals("character_ids") ? "character_ids[0]" : field;
        refused(api.post("/api/projects", body), "scenes[1]." + named, rule);
        assertThat(count()).isEqualTo(before);

        String project = api.project(1);
        ObjectNode scene = ProjectApi.object().put("project_id", project);
        scene.set(field, ProjectApi.json(value));
        refused(api.post("/api/scenes", scene), named, rule);
        scene.remove("project_id");
        refused(api.patch("/api/scenes/" + api.sceneId(project, 0), scene), named, rule);
        assertThat(api.read(project).path("scenes")).hasSize(1);
    }

    @Test
    void aFileOfTheWrongKindIsRefusedAndNothingIsKept() {
        long before = count();
        ObjectNode body = ProjectApi.object().put("topic", "Rivers").put("bg_music_url", FakeInternet.url("audio.mp3"));
        body.put("reference_image_url", FakeInternet.url("nonsense"));
        ProjectApi.Answer answer = api.post("/api/projects", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("reference_image_url: must be an image");
        body.put("reference_image_url", FakeInternet.url("audio.mp3"));
        assertThat(api.post("/api/projects", body).error()).startsWith("reference_image_url: must be an image");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aScenesTextsHaveLimits() {
        String project = api.project(1);
        refused(
                api.post("/api/scenes", Map.of("project_id", project, "narration", "a".repeat(3001))),
                "narration",
                "must have at most 3000 characters, not 3001");
        refused(
                api.post("/api/scenes", Map.of("project_id", project, "visual_description", "a".repeat(2001))),
                "visual_description",
                "must have at most 2000 characters, not 2001");
    }

    @Test
    void aNarrationThatCaptionsCannotShowIsRefusedAndALittleOfItNamed() {
        String project = api.project(1);
        Map<String, String> unshowable = Map.of("project_id", project, "narration", "𓀀𓀁 abc");
        ProjectApi.Answer refused = api.post("/api/scenes", unshowable);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error()).contains("more than a tenth", "𓀀 (U+13000), 𓀁 (U+13001)");
        String scene = api.sceneId(project, 0);
        assertThat(api.patch("/api/scenes/" + scene, unshowable).status()).isEqualTo(422);
        assertThat(api.post("/api/projects", Map.of("topic", "Egypt", "scenes", List.of(unshowable)))
                        .status())
                .isEqualTo(422);

        JsonNode warned = api.patch("/api/scenes/" + scene, Map.of("narration", "Once upon a time 𓀀"))
                .ok();
        assertThat(warned.path("warnings").get(0).asText())
                .isEqualTo("Captions leave out these characters, which no available font has: 𓀀 (U+13000)");
        assertThat(api.read(project).path("scenes").get(0).path("warnings").size())
                .isEqualTo(1);

        api.patch("/api/projects/" + project, Map.of("captions_enabled", false)).ok();
        JsonNode silent = api.patch("/api/scenes/" + scene, unshowable).ok();
        assertThat(silent.has("warnings"))
                .as("without captions nothing is left out")
                .isFalse();
        api.patch("/api/projects/" + project, Map.of("captions_enabled", true)).ok();
        ProjectApi.Answer command = api.command(project, "generate_all");
        assertThat(command.status()).isEqualTo(422);
        assertThat(command.error()).startsWith("Scene 1: ").contains("𓀀 (U+13000)");
    }

    @Test
    void aVideoHasAtMostSixtyScenes() {
        ObjectNode body = ProjectApi.object().put("topic", "Rivers");
        for (int i = 0; i < 61; i++) {
            body.withArray("scenes").addObject().put("narration", "Line " + i);
        }
        refused(api.post("/api/projects", body), "scenes", "must have at most 60 items, not 61");
        body.withArray("scenes").remove(0);
        String full = api.post("/api/projects", body).ok().path("id").asText();
        assertThat(api.post("/api/scenes", Map.of("project_id", full, "narration", "One more"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aScriptHasAtMostFiveThousandWords() {
        String words = "word ".repeat(10_000);
        ProjectApi.Answer script = api.post("/api/projects", Map.of("topic", "Rivers", "script", words));
        assertThat(script.status()).isEqualTo(400);
        assertThat(script.error()).startsWith("script: ").contains("10000", "5000");
        ProjectApi.Answer topic = api.post("/api/projects", Map.of("topic", words));
        assertThat(topic.status()).isEqualTo(400);
        assertThat(topic.error()).startsWith("topic: ").contains("10000", "5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "\"text\"", "{\"topic\":", "null", "{\"topic\":\"a\"}}"})
    void aBodyMustBeAJsonObject(String body) {
        ProjectApi.Answer answer = api.post("/api/projects", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.error()).isNotBlank();
    }

    @Test
    void aTopicIsNeededWhereNothingElseSaysWhatTheVideoIsAbout() {
        refused(api.post("/api/projects", Map.of()), "topic", "is required, or a script, or scenes");
        assertThat(api.post("/api/projects", Map.of("script", "One line. Another line."))
                        .ok()
                        .path("topic")
                        .asText())
                .isEqualTo("One line. Another line.");
    }

    @Test
    void minSecondsMayNotExceedMaxSeconds() {
        refused(
                api.post("/api/projects", Map.of("topic", "Rivers", "duration_config", Map.of("min", 70, "max", 60))),
                "duration_config.min",
                "must not be greater than max");
        refused(
                api.post("/api/projects", Map.of("topic", "Rivers", "duration_config", Map.of("targetScenes", 61))),
                "duration_config.targetScenes",
                "must be a whole number from 1 to 60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"مرحبا بالعالم — نهر", "👩‍👩‍👧‍👦🇧🇷 emoji ✨", "São João, coração", "日本語のトピック"})
    void anyWritingComesBackAsItWasSent(String text) {
        ObjectNode body = ProjectApi.object().put("topic", text).put("generated_title", text);
        body.withArray("tags").add(text);
        body.withArray("scenes").addObject().put("narration", text).put("visual_description", text);
        String id = api.post("/api/projects", body).ok().path("id").asText();
        JsonNode read = api.read(id);
        assertThat(read.path("topic").asText()).isEqualTo(text);
        assertThat(read.path("generated_title").asText()).isEqualTo(text);
        assertThat(read.path("tags").path(0).asText()).isEqualTo(text);
        assertThat(read.path("scenes").path(0).path("narration").asText()).isEqualTo(text);
        assertThat(read.path("scenes").path(0).path("visual_description").asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "half \\ud83d"})
    void textThatNoDatabaseCanHoldIsRefused(String text) {
        refused(
                api.post("/api/projects", "{\"topic\": \"" + text + "\"}"),
                "topic",
                text.contains("0000")
                        ? "must not contain the character U+0000 (NUL)"
                        : "must not hold U+0000 or half of a surrogate pair");
    }

    @Test
    void aForeignProjectIsForbiddenEverywhere() {
        String foreign = api.foreignProject();
        String scene = jdbc.queryForObject(
                        "select id from scene where project_id = ?", UUID.class, UUID.fromString(foreign))
                .toString();
        for (ProjectApi.Answer answer : List.of(
                api.get("/api/projects/" + foreign),
                api.patch("/api/projects/" + foreign, Map.of("topic", "Mine")),
                api.delete("/api/projects/" + foreign),
                api.post("/api/projects/" + foreign + "/lock", Map.of("session_id", "a")),
                api.post("/api/projects/" + foreign + "/unlock", Map.of("session_id", "a")),
                api.post("/api/projects/" + foreign + "/script/approve", Map.of()),
                api.post("/api/projects/" + foreign + "/script/reject", Map.of("feedback", "a")),
                api.post("/api/scenes", Map.of("project_id", foreign, "narration", "a")),
                api.patch("/api/scenes/" + scene, Map.of("narration", "a")),
                api.delete("/api/scenes/" + scene),
                api.command(foreign, "generate_all"),
                api.command(foreign, "generate_music"),
                api.command(foreign, "generate_image", scene),
                api.get("/api/workflow/state/" + foreign),
                api.get("/api/events/" + foreign),
                api.post("/api/render", Map.of("projectId", foreign)))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(ProjectApi.json("{\"error\":\"Forbidden\"}"));
        }
        assertThat(jdbc.queryForObject(
                        "select topic from project where id = ?", String.class, UUID.fromString(foreign)))
                .isEqualTo("Rivers");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String nobody = UUID.randomUUID().toString();
        assertThat(api.get("/api/projects/" + nobody).body())
                .isEqualTo(ProjectApi.json("{\"error\":\"Project not found\"}"));
        assertThat(api.get("/api/projects/" + nobody).status()).isEqualTo(404);
        assertThat(api.patch("/api/scenes/" + nobody, Map.of()).error()).isEqualTo("Scene not found");
        assertThat(api.get("/api/characters/" + nobody).status()).isEqualTo(404);
        assertThat(api.get("/api/render/" + nobody).status()).isEqualTo(404);
        assertThat(api.get("/api/projects/7").body()).isEqualTo(ProjectApi.json("{\"error\":\"Project not found\"}"));
    }

    private long count() {
        Long rows = jdbc.queryForObject(
                "select (select count(*) from project) + (select count(*) from scene) + (select count(*) from stored_file)",
                Long.class);
        return rows == null ? 0 : rows;
    }

    private static void refused(ProjectApi.Answer answer, String field, String rule) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
        assertThat(answer.error()).isEqualTo(field + ": " + rule);
    }
}
