package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineScriptWriterTest {

    private static final List<String> ENGLISH = List.of(
            "How to bake bread",
            "Why is the sky blue?",
            "5 tips for better sleep",
            "The history of coffee",
            "Ada Lovelace",
            "lisbon");

    private static final List<String> PORTUGUESE = List.of(
            "Como fazer pão",
            "Por que o céu é azul?",
            "7 curiosidades sobre o mar",
            "A história do café",
            "Santos Dumont",
            "lisboa");

    private final OfflineScriptWriter writer = new OfflineScriptWriter();

    private Script write(String topic, String language) throws ScriptRefused {
        return writer.write(Briefs.topic(topic, language), "key");
    }

    private static double seconds(Script script) {
        return script.scenes().stream()
                .mapToDouble(scene -> SpokenLength.seconds(scene.narration(), script.language()) + 0.5)
                .sum();
    }

    @Test
    void everyPlaceIsFilledAndEverySceneIsComplete() throws ScriptRefused {
        for (String language : List.of("en", "pt-BR")) {
            for (String topic : language.equals("en") ? ENGLISH : PORTUGUESE) {
                Script script = write(topic, language);

                assertThat(script.toString()).doesNotContain("{", "}").doesNotContain("..");
                assertThat(script.title()).isNotBlank();
                assertThat(script.scenes()).hasSizeBetween(4, 12).allSatisfy(scene -> {
                    assertThat(scene.narration()).matches("(?s)^[\\p{Lu}\\d“].*[.!?]$");
                    assertThat(scene.visualDescription()).isNotBlank();
                });
            }
        }
    }

    @Test
    void aScriptIsAboutAsLongAsWasAsked() throws ScriptRefused {
        for (String topic : List.of("The history of coffee", "How to bake bread", "Why is the sky blue?")) {
            assertThat(seconds(write(topic, "en"))).as(topic).isBetween(50.0, 70.0);
            ScriptBrief half = new ScriptBrief(topic, false, "en", "", 25, 35, null, List.of());
            assertThat(seconds(writer.write(half, "key"))).as(topic).isBetween(22.0, 38.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 10})
    void asManyScenesAreWrittenAsWereAskedFor(int scenes) throws ScriptRefused {
        ScriptBrief brief = new ScriptBrief("The history of coffee", false, "en", "", 55, 65, scenes, List.of());

        assertThat(writer.write(brief, "key").scenes()).hasSize(scenes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; How to bake bread at home; HOW_TO; task; bake bread at home",
                "en; how do I fix a bike?; HOW_TO; task; fix a bike",
                "pt-BR; Como fazer pão em casa?; HOW_TO; task; fazer pão em casa",
                "pt-BR; Como funciona a internet; QUESTION; question; Como funciona a internet?",
                "pt-BR; quem foi Zumbi dos Palmares; QUESTION; question; Quem foi Zumbi dos Palmares?",
                "en; what is a black hole; QUESTION; question; What is a black hole?",
                "en; Why the ocean is salty; SUBJECT; topic; why the ocean is salty",
                "en; Why the ocean is salty?; QUESTION; question; Why the ocean is salty?",
                "en; How photosynthesis works; SUBJECT; topic; how photosynthesis works",
                "en; 5 Tips for better sleep; LIST; subject; tips for better sleep",
                "en; Top 10 inventions; LIST; subject; inventions",
                "pt-BR; 7 curiosidades sobre o mar; LIST; subject; curiosidades sobre o mar",
                "en; The history of coffee; SUBJECT; topic; the history of coffee",
                "en; The Beatles; SUBJECT; topic; The Beatles",
                "en; iPhone; SUBJECT; Topic; iPhone",
                "en; lisbon; SUBJECT; Topic; Lisbon",
                "pt-BR; A história do café.; SUBJECT; topic; a história do café",
                "pt-BR; “água viva”; SUBJECT; Topic; Água viva"
            })
    void aTopicsShapeChoosesItsOutlineAndItsWordsFitTheSentence(
            String language, String topic, TopicShape shape, String place, String words) {
        TopicWords read = TopicWords.of(topic, language);

        assertThat(read.shape()).isEqualTo(shape);
        assertThat(read.words()).containsEntry(place, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why is the sky blue",
                "What's inside a star",
                "how do bees fly",
                "Where does coffee come from",
                "How many moons does Jupiter have",
                "How long is the Amazon",
                "How hot is Venus",
                "How much sleep do we need",
                "What colour is the sky on Mars",
                "Which planets have rings",
                "Who invented the wheel",
                "What makes bread rise",
                "What if the moon disappeared",
                "Is coffee good for you",
                "Did dinosaurs have feathers",
                "Can dogs see colours",
                "Will the sun ever die",
                "Why can't we live on Mars"
            })
    void aQuestionInWordOrderGetsAQuestionMark(String topic) {
        assertThat(TopicWords.of(topic, "en").words().get("question")).endsWith("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why the ocean is salty",
                "why cats purr",
                "How volcanoes form",
                "How the Romans built their roads",
                "How bread is made",
                "How much water we drink",
                "How far the moon is",
                "How old Earth is today",
                "What the future holds",
                "What dreams are made of",
                "When dinosaurs ruled the Earth",
                "Where the Nile begins",
                "Who the Vikings were",
                "Which animals we keep",
                "What we know about black holes",
                "Do the right thing",
                "Do it yourself",
                "Can openers of the world",
                "Will Smith",
                "Is"
            })
    void aTopicThatTellsGetsNoQuestionMark(String topic) throws ScriptRefused {
        assertThat(TopicWords.of(topic, "en").shape()).isEqualTo(TopicShape.SUBJECT);
        assertThat(write(topic, "en").title()).doesNotContain("?");
    }

    @ParameterizedTest
    @CsvSource({"3, 55, 65", "5, 55, 65", "8, 55, 65", "12, 55, 65", "3, 25, 35", "9, 25, 35", "1, 20, 30"})
    void soManyScenesAreAsLongTogetherAsWasAsked(int scenes, int min, int max) throws ScriptRefused {
        for (String language : List.of("en", "pt-BR")) {
            for (String topic : language.equals("en") ? ENGLISH : PORTUGUESE) {
                ScriptBrief brief = new ScriptBrief(topic, false, language, "", min, max, scenes, List.of());

                Script script = writer.write(brief, "key");

                assertThat(script.scenes()).as(topic).hasSize(scenes).allSatisfy(scene -> {
                    assertThat(scene.narration()).matches("(?s).*[.!?:]$");
                    assertThat(scene.visualDescription()).isNotBlank();
                });
                if (!topic.startsWith("5")) { // five entries are all that this list has
                    assertThat(seconds(script)).as(topic).isBetween(min - 4.0, max + 4.0);
                }
            }
        }
    }

    @Test
    void aListHasAsManyEntriesAsItSays() throws ScriptRefused {
        Script script = write("3 ways to relax", "en");

        assertThat(script.scenes()).hasSize(5);
        assertThat(script.scenes().get(3).narration()).startsWith("Number three:");
    }

    @Test
    void theSameTopicGivesTheSameScriptAndOthersVary() throws ScriptRefused {
        assertThat(write("Lisbon", "en")).isEqualTo(write("Lisbon", "en"));
        Set<String> openings = new HashSet<>();
        for (String topic :
                List.of("Lisbon", "Rome", "Tea", "Chess", "Jazz", "Owls", "Glass", "Snow", "Bees", "Salt")) {
            openings.add(write(topic, "en").scenes().get(0).narration().replace(topic, ""));
        }
        assertThat(openings).hasSizeGreaterThan(2);
    }

    @Test
    void feedbackGivesAnotherScript() throws ScriptRefused {
        Set<Script> scripts = new HashSet<>();
        for (String feedback : List.of("shorter", "more joy", "a calmer opening", "begin with a question")) {
            scripts.add(writer.write(Briefs.topic("Lisbon", "en").withFeedback(feedback), "key"));
        }

        assertThat(scripts).hasSizeGreaterThan(1);
        assertThat(scripts.toString()).doesNotContain("shorter", "more joy");
    }

    @Test
    void aTopicThatIsATextIsNarratedAsItIs() throws ScriptRefused {
        String text =
                "The lighthouse keeps watch over the sea. Night after night its light goes round and round, and ships"
                        + " pass by in the distance.";

        Script script = write(text, "en");

        assertThat(String.join(
                        " ",
                        script.scenes().stream().map(ScriptScene::narration).toList()))
                .isEqualTo(text);
    }

    @Test
    void aLanguageWithoutOutlinesIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> write("L'histoire du café", "fr"))
                .isInstanceOf(ScriptRefused.class)
                .hasMessageContaining("ask the administrator of this studio for a language model");
        assertThatThrownBy(() -> write("???", "en"))
                .isInstanceOf(ScriptRefused.class)
                .hasMessageContaining("words");
    }
}
