package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextScriptTest {

    private static final String[] WORDS = {
        "mar",
        "farol",
        "Sr.",
        "João",
        "24,5",
        "noite",
        "etc.",
        "sim!",
        "por",
        "que?",
        "“luz”",
        "é",
        "água",
        "—",
        "navio,",
        "tempestade;",
        "the",
        "sea",
        "Dr.",
        "U.S.A.",
        "however,",
        "and",
        "1.000",
        "storm…",
        "end.",
        "Porto",
        "céu.",
        "e",
        "extraordinariamente",
        "a",
        "🌊",
        "(ou",
        "não)",
        "it's",
        "3x4",
        "https://exemplo.com/a?b=c",
        "😀!",
        "fim.",
        "שלום",
        "مرحبا."
    };

    private static List<String> narrations(Script script) {
        return script.scenes().stream().map(ScriptScene::narration).toList();
    }

    private static String randomText(Random random, int words) {
        StringBuilder text = new StringBuilder("O começo");
        for (int i = 0; i < words; i++) {
            String gap = random.nextInt(25) == 0
                    ? "\n\n"
                    : random.nextInt(12) == 0 ? "\n" : random.nextInt(20) == 0 ? "  " : " ";
            String word = WORDS[random.nextInt(WORDS.length)];
            text.append(gap).append(word);
        }
        return text.toString();
    }

    /** 400 random texts with abbreviations, numbers, quotes, emoji and right-to-left words. */
    @Test
    void everyWordIsSpokenOnceAndInItsOrder() throws ScriptRefused {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String language = random.nextBoolean() ? "pt-BR" : "en";
            Integer scenes = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : null;
            String text = randomText(random, 1 + random.nextInt(200)).replaceAll("(?m)^\\s*—\\s", "");

            Script script = TextScript.of(Briefs.text(text, language, scenes));

            assertThat(String.join(" ", narrations(script)))
                    .as("seed %d", seed)
                    .isEqualTo(text.strip().replaceAll("\\s+", " "));
            assertThat(script.scenes())
                    .hasSizeLessThanOrEqualTo(ScriptLimits.MAX_SCENES)
                    .allSatisfy(scene -> {
                        assertThat(scene.narration()).isNotBlank();
                        assertThat(scene.visualDescription()).isNotBlank();
                    });
        }
    }

    @Test
    void ordinaryProseBecomesScenesOfFourToNineSeconds() throws ScriptRefused {
        String text =
                "The lighthouse keeps watch over the sea. Night after night its light goes round. Ships pass by in the"
                        + " distance, guided by its patient beam. Nobody asks who built it. In winter the storms come from the north,"
                        + " and the waves reach up to the windows. The keeper stays awake. He drinks his tea and writes in a small book."
                        + " In the morning the gulls return. The sea is calm again, as if nothing had happened at all.";

        Script script = TextScript.of(Briefs.text(text, "en", null));

        assertThat(narrations(script)).allSatisfy(narration -> assertThat(SpokenLength.seconds(narration, "en"))
                .isBetween(3.5, 9.5));
        assertThat(narrations(script))
                .allSatisfy(narration -> assertThat(narration).matches("(?s).*[.!?]"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void asManyScenesAreMadeAsWereAskedFor(int scenes) throws ScriptRefused {
        String text =
                "One comes first. Two comes next. Three is a crowd. Four legs good. Five is alive. Six of the best."
                        + " Seven seas wide. Eight days a week.";

        assertThat(TextScript.of(Briefs.text(text, "en", scenes)).scenes()).hasSize(scenes);
    }

    @Test
    void aLongSentenceIsSplitWhereItBreathes() throws ScriptRefused {
        String text =
                "When the first settlers came to the valley they found a river that was wider than any they had seen,"
                        + " a forest that seemed to have no end, and a silence so deep that they spoke in whispers for many days,"
                        + " because nobody wanted to be the first one to break it.";

        List<String> narrations = narrations(TextScript.of(Briefs.text(text, "en", null)));

        assertThat(narrations).hasSizeGreaterThan(1);
        assertThat(narrations.subList(0, narrations.size() - 1))
                .allSatisfy(part -> assertThat(part).endsWith(","));
    }

    @Test
    void markedScenesAreKeptAndTheirMarksAreNotSpoken() throws ScriptRefused {
        String text =
                """
                # A night at the harbour

                **Scene 1: The harbour**
                Visual: boats in fog
                Narrator: The harbour sleeps. Nobody is awake.

                Scene 2: The storm begins.

                [Cena 3]
                Imagem: um barco
                Tudo passa.
                """;

        Script script = TextScript.of(Briefs.text(text, "en", null));

        assertThat(script.title()).isEqualTo("A night at the harbour");
        assertThat(narrations(script))
                .containsExactly("The harbour sleeps. Nobody is awake.", "The storm begins.", "Tudo passa.");
        assertThat(script.scenes().get(0).visualDescription()).isEqualTo("boats in fog");
        assertThat(script.scenes().get(1).visualDescription()).isEqualTo("storm, begins");
        assertThat(script.scenes().get(2).visualDescription()).isEqualTo("um barco");
    }

    @Test
    void headingsAreShownAndListsAreSpokenWithoutTheirBullets() throws ScriptRefused {
        String text =
                "## What to pack\n\n- A warm coat and a hat.\n- Good **strong** boots.\n\n---\n\n1. First, look at the map.\n2. Then walk slowly.";

        Script script = TextScript.of(Briefs.text(text, "en", null));

        assertThat(script.title()).isEqualTo("What to pack");
        assertThat(String.join(" ", narrations(script)))
                .isEqualTo("A warm coat and a hat. Good strong boots. First, look at the map. Then walk slowly.");
    }

    @Test
    void aPictureIsDescribedByTheScenesOwnTellingWords() throws ScriptRefused {
        Script script = TextScript.of(
                Briefs.text("O Sr. João acendeu o farol da Barra, em Salvador, durante a tempestade.", "pt-BR", null));

        assertThat(script.scenes().get(0).visualDescription())
                .isEqualTo("João, acendeu, farol, Barra, Salvador, tempestade");
    }

    @Test
    void japaneseIsCutBetweenItsSentences() throws ScriptRefused {
        String text = "とうだいは まいばん うみを みまもっている。ふねは とおくを とおりすぎる。だれが たてたのか、だれも たずねない。あなたなら なにを みただろう。";

        Script script = TextScript.of(Briefs.text(text, "ja", null));

        assertThat(script.scenes()).hasSizeGreaterThan(1);
        assertThat(String.join("", narrations(script)).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void theLongestScriptStillFitsTheMostScenes() throws ScriptRefused {
        String text = "This is a sentence of exactly nine words, you see. ".repeat(499);

        Script script = TextScript.of(Briefs.text(text, "en", null));

        assertThat(script.scenes()).hasSize(ScriptLimits.MAX_SCENES);
        assertThat(script.scenes())
                .allSatisfy(scene -> assertThat(scene.narration().length()).isLessThan(900));
    }

    @Test
    void whatIsTooLongOrEmptyIsRefusedWithItsRule() {
        assertThatThrownBy(() -> TextScript.of(Briefs.text("word ".repeat(5001), "en", null)))
                .isInstanceOfSatisfying(
                        ScriptRefused.class, e -> assertThat(e.code()).isEqualTo("script-refused"))
                .hasMessageContaining("5001 words")
                .hasMessageContaining("5000");
        assertThatThrownBy(() -> TextScript.of(Briefs.text(" \n ", "en", null))).isInstanceOf(ScriptRefused.class);
        assertThatThrownBy(() -> TextScript.of(Briefs.text("# Only a title", "en", null)))
                .hasMessageContaining("no words");
        assertThatThrownBy(() -> TextScript.of(Briefs.text("a".repeat(3001), "en", null)))
                .hasMessageContaining("3000");
        assertThatThrownBy(() -> TextScript.of(Briefs.text("Scene 1: Go.\n".repeat(61), "en", null)))
                .hasMessageContaining("60");
    }
}
