package dev.claquete.operation.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.render.caption.WordTiming;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsFileTest {

    private static final String WORDS =
            "[{\"word\":\" Era\",\"start\":0,\"end\":0.35},{\"word\":\"uma\",\"start\":0.35,\"end\":0.63}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                WORDS,
                "{\"words\":" + WORDS + "}",
                "{\"seconds\":1,\"words\":" + WORDS + "}",
                "{\"text\":\"Era uma\",\"segments\":[{\"id\":0,\"words\":" + WORDS + "}]}",
                "[{\"start\":0,\"end\":1,\"words\":" + WORDS + "}]",
                "[{\"text\":\"uma\",\"start\":0.35,\"end\":0.63},{\"text\":\"Era\",\"start\":0.0,\"end\":0.35}]"
            })
    void theShapesThatTranscribersWriteAreRead(String json) throws Exception {
        assertThat(read(json)).containsExactly(new WordTiming("Era", 0, 0.35), new WordTiming("uma", 0.35, 0.63));
    }

    @Test
    void aWordThatEndsBeforeItBeginsIsHeardForAMoment() throws Exception {
        assertThat(read("[{\"word\":\"já\",\"start\":2,\"end\":1}]")).containsExactly(new WordTiming("já", 2, 2));
    }

    @Test
    void markupInWordsIsNotShown() throws Exception {
        assertThat(read("[{\"word\":\"{\\\\an8}<b>oi</b>\",\"start\":2,\"end\":3}]"))
                .extracting(WordTiming::word)
                .containsExactly("oi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | url_words: is not JSON (line 1)",
                "[] | url_words: holds no words",
                "{\"words\":7} | url_words: holds no words",
                "42 | url_words: holds no words",
                "[{\"word\":\"a\",\"start\":0,\"end\":1},{\"word\":\"b\",\"start\":\"x\",\"end\":1}] | url_words: words[1].start must be",
                "[{\"word\":\"a\",\"start\":-1,\"end\":1}] | url_words: words[0].start must be",
                "[{\"word\":\"a\",\"start\":1,\"end\":1e99}] | url_words: words[0].end must be",
                "[{\"word\":5,\"start\":1,\"end\":2}] | url_words: words[0].word must be",
                "[7] | url_words: words[0].word must be"
            })
    void whatIsWrongIsNamed(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void deepNestingIsNoTrap() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(OperationImpossible.class);
    }

    private static List<WordTiming> read(String json) throws OperationImpossible {
        return WordsFile.read(json.getBytes(StandardCharsets.UTF_8), "url_words");
    }
}
