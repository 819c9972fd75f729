package dev.claquete.studio.image.storyboard.concept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.image.storyboard.StoryboardScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

    private static String of(String narration, String language) {
        return Headline.of(new StoryboardScene("", narration, language, "", 1, 1, 1080, 1920));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en    | A day on Venus lasts longer than its year.                              | A day on Venus lasts longer than its year
            en    | Did you know that cats sleep sixteen hours?                             | Cats sleep sixteen hours
            pt-BR | Você sabia que o café é a segunda bebida mais consumida do mundo?       | O café é a segunda bebida mais consumida do mundo
            pt-BR | O futebol chegou ao Brasil em 1894 com o paulistano Charles Miller.     | O futebol chegou ao Brasil em 1894
            en    | The ocean covers most of our planet, and we have hardly explored it.    | The ocean covers most of our planet
            en    | Save first 💰, then spend.                                              | Save first , then spend
            en    | Why do we dream?                                                        | Why do we dream?
            """)
    void aTitleIsTheBeginningOfTheSentenceWithoutItsRunUp(String language, String text, String title) {
        assertThat(of(text, language)).isEqualTo(title);
    }

    @Test
    void aLongSentenceIsNeverShownWholeNorEndsInASmallWord() {
        String title = of(
                "In the long and winding history of the many peoples who crossed the river there were few who returned",
                "en");

        assertThat(title).hasSizeLessThanOrEqualTo(52).doesNotEndWith(" the").doesNotEndWith(" of");
    }

    @Test
    void aTextWithoutWordsHasNoTitle() {
        assertThat(of("💰🚀", "en")).isBlank();
        assertThat(of("", "en")).isBlank();
    }

    @Test
    void scriptsWithoutBlanksAreCutBetweenLetters() {
        assertThat(of("海の底には何があるのか、誰も知らない。それでも私たちは潜り続けるのだと彼は言った。そして夜が明けた。", "ja"))
                .hasSizeLessThanOrEqualTo(52);
    }
}
