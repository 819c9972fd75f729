package dev.claquete.render.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.Spoken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    private static final CaptionStyle STYLE = CaptionStyle.of("bottom", "#FFFFFF", "#FFD60A");

    @Test
    void aSentenceEndAlwaysDivides() {
        assertThat(phrases("Espere! Não acredito. É verdade?"))
                .containsExactly("Espere!", "Não acredito.", "É verdade?");
    }

    @Test
    void anAbbreviationIsNoSentenceEnd() {
        assertThat(phrases("Dr. Silva chegou")).containsExactly("Dr. Silva chegou");
    }

    @Test
    void anAudiblePauseAlwaysDivides() {
        List<WordTiming> words = List.of(new WordTiming("e", 0, 0.5), new WordTiming("então", 1.1, 1.5));
        assertThat(phrases(words)).containsExactly("e", "então");
    }

    @Test
    void commasAttractBreaks() {
        assertThat(phrases("quando a noite cai, as luzes acendem"))
                .containsExactly("quando a noite cai,", "as luzes acendem");
    }

    @Test
    void aPhraseDoesNotEndInASmallWord() {
        assertThat(phrases("jellyfish drift slowly through the dark water of the ocean"))
                .noneMatch(phrase -> phrase.matches(".*\\b(the|of|a)"));
    }

    @Test
    void phrasesHaveUpToFiveWordsAndFewAreLonely() {
        List<String> phrases =
                phrases("the deep ocean hides a secret that nobody on this planet has ever seen with their own eyes");
        assertThat(phrases).allMatch(phrase -> phrase.split(" ").length <= 5 && phrase.contains(" "));
    }

    @Test
    void punctuationAloneGoesWithTheWordBefore() {
        assertThat(phrases("Pare — agora !")).containsExactly("Pare — agora!");
    }

    @Test
    void unspacedJapaneseIsLitInParts() {
        List<WordTiming> words = List.of(new WordTiming("深海には誰も見たことのない秘密があります。", 0, 4.2));
        List<CaptionWord> parts = Captions.of(words, STYLE, 1080, 1920, 30, 0).phrases().stream()
                .flatMap(phrase -> phrase.words().stream())
                .toList();
        assertThat(parts).extracting(CaptionWord::text).containsExactly("深海には", "誰も", "見た", "ことのない", "秘密が", "あります。");
        assertThat(parts.get(1).startFrame()).isEqualTo(Math.round(4.2f * 30 * 4 / 21));
        assertThat(parts).allMatch(part -> part.gapPx() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "人工智能正在改变我们的生活。, 人工|智能|正在|改变|我们|的|生活。",
        "「真的」吗？, 「真的」|吗？",
        "ประเทศไทยมีวัฒนธรรม, ประเทศไทย|มี|วัฒนธรรม",
        "ភាសាខ្មែរជាភាសាផ្លូវការ។, ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ។",
        "စကားသည်မြန်မာနိုင်ငံ, စကား|သည်|မြန်မာနိုင်ငံ"
    })
    void wordsOfScriptsWithoutSpacesAreLitOneByOne(String text, String words) {
        List<CaptionWord> lit = words(List.of(new WordTiming(text, 1, 4)));
        assertThat(lit).extracting(CaptionWord::text).containsExactly(words.split("\\|"));
        assertThat(lit).allMatch(word -> word.gapPx() == 0);
        assertThat(lit.get(0).startFrame()).isEqualTo(30);
        assertThat(lit.get(lit.size() - 1).endFrame()).isEqualTo(120);
    }

    @Test
    void thaiClausesKeepTheirSpacesAndTheWordsOfTranscribersGetNone() {
        assertThat(words(Spoken.evenly("ประเทศไทยมีวัฒนธรรม ภาษาไทยมีวรรณยุกต์")).stream()
                        .filter(word -> word.gapPx() > 0))
                .extracting(CaptionWord::text)
                .containsExactly("ภาษา");
        assertThat(words(Spoken.evenly("ภาษา ไทย มี"))).allMatch(word -> word.gapPx() == 0);
    }

    @Test
    void aWordThatWouldBeTooSmallIsDividedAndLitPartByPart() {
        String word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        List<CaptionWord> parts = words(List.of(new WordTiming(word, 0, 4)));
        assertThat(parts.size()).isGreaterThan(2);
        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.text().endsWith("-"));
        double line = CaptionType.of(1080, 1920).lineWidthPx();
        assertThat(parts).allMatch(part -> part.ink().advancePx() <= line + 0.1);
        assertThat(String.join("", parts.stream().map(CaptionWord::text).toList())
                        .replace("-", ""))
                .isEqualTo(word);
    }

    @Test
    void manyWordsALineDoNotMakeAPhraseTooSmallToRead() {
        CaptionType type = CaptionType.of(1080, 1920);
        PhraseLayout tenALine = new PhraseLayout(type, STYLE.position(), false, 10);
        List<CaptionWord> words = words(Spoken.evenly("um dois três quatro cinco seis sete oito nove dez"));
        assertThat(tenALine.place(words).scale()).isGreaterThanOrEqualTo(type.leastScale());
    }

    @Test
    void aWordThatNoTypefaceHasIsNotShown() {
        assertThat(words(Spoken.evenly("antes 𓀀𓀁 depois")))
                .extracting(CaptionWord::text)
                .containsExactly("antes", "depois");
    }

    @Test
    void aPhraseStaysUntilTheNextButNotForLong() {
        List<WordTiming> words = new ArrayList<>(Spoken.evenly("um dois três quatro. cinco seis"));
        words.add(new WordTiming("sete", 9, 9.5));
        List<Phrase> phrases = Captions.of(words, STYLE, 1080, 1920, 30, 0).phrases();
        assertThat(phrases.get(0).toFrame())
                .isEqualTo(phrases.get(1).fromFrame())
                .isEqualTo(60);
        assertThat(phrases.get(1).toFrame()).isBetween(90, 120);
        assertThat(phrases.get(2).fromFrame()).isEqualTo(270);
    }

    private static List<CaptionWord> words(List<WordTiming> timings) {
        return Captions.of(timings, STYLE, 1080, 1920, 30, 0).phrases().stream()
                .flatMap(phrase -> phrase.words().stream())
                .toList();
    }

    private static List<String> phrases(String text) {
        return phrases(Spoken.evenly(text));
    }

    private static List<String> phrases(List<WordTiming> words) {
        return Captions.of(words, STYLE, 1080, 1920, 30, 0).phrases().stream()
                .map(phrase -> String.join(
                        " ", phrase.words().stream().map(CaptionWord::text).toList()))
                .toList();
    }
}
