package dev.claquete.render.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as captions show them, between bars. */
class LonePunctuationTest {

    private static final CaptionType TYPE = CaptionType.of(540, 960);

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    Tom & Jerry          → Tom|&|Jerry
                    50 % & more          → 50|%|&|more
                    sim , não . talvez ! → sim,|não.|talvez!
                    wait — then          → wait —|then
                    and / or             → and /|or
                    « Bonjour » dit-il   → « Bonjour»|dit-il
                    ( aside ) ¿ qué ?    → ( aside)|¿ qué?
                    an end (             → an|end|(
                    """)
    void aSignAloneGoesWithTheWordThatItBelongsTo(String written, String shown) {
        List<WordTiming> timings = Stream.of(written.strip().split(" "))
                .map(word -> new WordTiming(word, 0, 1))
                .toList();
        assertThat(new SpokenWords(TYPE, 30, 0, false).of(timings).stream().map(CaptionWord::text))
                .containsExactly(shown.strip().split("\\|"));
    }
}
