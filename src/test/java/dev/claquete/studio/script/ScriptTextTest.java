package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"T\",\"scenes\":[{\"narration\":\"Hello there.\",\"visual_description\":\"a door\"}]}",
                "{\"generated_title\":\"T\",\"scenes\":[{\"narration\":\"Hello there.\",\"visualDescription\":\"a door\"}]}",
                "{\"script\":{\"title\":\"T\",\"scenes\":[{\"text\":\"Hello there.\",\"imagePrompt\":\"a door\",\"duration\":5}]}}",
                "```json\n{\"title\":\"T\",\"scenes\":[{\"voiceover\":\" Hello there. \",\"visual\":\"a door\"}]}\n```"
            })
    void aJsonScriptIsTakenAsItIs(String topic) {
        Script script = ScriptText.parse(topic, "en").orElseThrow();

        assertThat(script.title()).isEqualTo("T");
        assertThat(script.language()).isEqualTo("en");
        assertThat(script.scenes()).containsExactly(new ScriptScene("Hello there.", "a door"));
    }

    @Test
    void anArrayOfScenesOrOfSentencesIsAScript() {
        Script script = ScriptText.parse("[\"The storm came.\", {\"narration\":\"It left.\"}]", "en")
                .orElseThrow();

        assertThat(script.scenes()).extracting(ScriptScene::narration).containsExactly("The storm came.", "It left.");
        assertThat(script.scenes().get(0).visualDescription()).isEqualTo("storm");
        assertThat(script.title()).isEqualTo("The storm came");
    }

    @Test
    void aSceneMayBeSilent() {
        Script script =
                ScriptText.parse("[{\"visual_description\":\"the sea\"}]", "en").orElseThrow();

        assertThat(script.scenes()).containsExactly(new ScriptScene("", "the sea"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The history of coffee",
                "[Intro] Welcome to the show",
                "{name} and the dragon",
                "",
                "\"quoted\"",
                "5 tips"
            })
    void wordsAreNoJson(String topic) {
        assertThat(ScriptText.parse(topic, "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"scenes\":[]}; scenes; at least one",
                "{\"title\":\"x\"}; scenes; at least one",
                "{\"scenes\":5}; scenes; array",
                "[]; scenes; at least one",
                "[{\"narration\":5}]; scenes[0].narration; text",
                "[\"a\", {\"narration\":\" \"}]; scenes[1].narration; empty",
                "[\"a\", [1]]; scenes[1]; object",
                "{\"scenes\":[{\"narration\":\"a\"}; topic; not valid JSON: line 1",
                "{\"title\":5,\"scenes\":[\"a\"]}; title; text"
            })
    void aBrokenRuleIsNamedWithItsField(String topic, String field, String rule) {
        assertThatThrownBy(() -> ScriptText.parse(topic, "en")).isInstanceOfSatisfying(InvalidScript.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.rule()).contains(rule);
        });
    }

    @Test
    void everyLimitIsKept() {
        assertLimit(scenes(61, "a"), "scenes");
        assertLimit(scenes(1, "a".repeat(3001)), "scenes[0].narration");
        assertLimit(scenes(10, "a ".repeat(501)), "scenes");
        assertLimit("{\"title\":\"" + "t".repeat(201) + "\",\"scenes\":[\"a\"]}", "title");
        assertLimit("{\"description\":\"" + "t".repeat(2001) + "\",\"scenes\":[\"a\"]}", "description");
        assertLimit("[{\"narration\":\"a\",\"visual\":\"" + "v".repeat(2001) + "\"}]", "scenes[0].visual_description");
        assertThat(ScriptText.parse(scenes(60, "a"), "en").orElseThrow().scenes())
                .hasSize(60);
    }

    private static String scenes(int count, String narration) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"narration\":\"" + narration + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void assertLimit(String topic, String field) {
        assertThatThrownBy(() -> ScriptText.parse(topic, "en"))
                .isInstanceOfSatisfying(
                        InvalidScript.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void aTextIsToldFromASubject() {
        assertThat(ScriptText.isNarration("The history of coffee")).isFalse();
        assertThat(ScriptText.isNarration("Why is the sky blue? Explain it to a child of ten."))
                .isFalse();
        assertThat(ScriptText.isNarration("Line one.\nLine two.")).isTrue();
        assertThat(ScriptText.isNarration("Scene 1: hello")).isTrue();
        assertThat(ScriptText.isNarration("word ".repeat(21))).isTrue();
    }

    @Test
    void aScriptIsTheSameJsonWhateverTheNamingOfTheApplication() throws Exception {
        Script script = ScriptText.parse("[\"The storm came.\"]", "en").orElseThrow();
        ObjectMapper snake = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

        String json = snake.writeValueAsString(script);

        assertThat(json)
                .isEqualTo("{\"title\":\"The storm came\",\"description\":\"The storm came.\",\"language\":\"en\","
                        + "\"scenes\":[{\"narration\":\"The storm came.\",\"visualDescription\":\"storm\"}]}");
        assertThat(new ObjectMapper().readValue(json, Script.class)).isEqualTo(script);
    }
}
