package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {

    static final String EVIL = "<script>alert('x')</script><img src=//eve.example.com> & \"{link}\"";

    @Test
    void htmlShowsWhatPeopleWroteAndDoesNotObeyIt() {
        String html = LetterPage.of(
                new Letter("en", EVIL, EVIL, List.of(EVIL), "Watch", "https://a.example.com/?a=1&b=\"", EVIL));

        assertThat(html).doesNotContain("<script", "<img", "&b=\"").contains("&lt;script&gt;", "a=1&amp;b=&quot;");
        assertThat(html).contains("{link}").doesNotContain("{button}", "{paragraphs}");
    }

    @Test
    void textAndHtmlSayTheSame() {
        Letter letter = new Letter(
                "pt",
                "Pronto",
                "Seu vídeo está pronto",
                List.of("“Rios” 🌊"),
                "Assistir",
                "https://a.example.com/x",
                "Fim");

        for (String form : List.of(letter.text(), LetterPage.of(letter))) {
            assertThat(form)
                    .contains("Seu vídeo está pronto", "“Rios” 🌊", "Assistir", "https://a.example.com/x", "Fim");
        }
    }

    @Test
    void aSubjectKeepsEmojiAndLosesWhatTurnsTextRound() {
        Letter letter = new Letter("en", "Família 👩‍👩‍👧 \u202Eevil\u202C ok", "", List.of(), null, null, "");

        assertThat(letter.subject()).isEqualTo("Família 👩‍👩‍👧 evil ok");
    }

    @Test
    void whatFillsABlankIsNotFilledAgain() {
        assertThat(Blanks.fill("{title}: {link}", Map.of("title", "{link} $1 \\", "link", "x")))
                .isEqualTo("{link} $1 \\: x");
        assertThatThrownBy(() -> Blanks.fill("{title}", Map.of())).hasMessageContaining("{title}");
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0:00", "7, 0:07", "59.6, 1:00", "65, 1:05", "3725, 62:05"})
    void lengthsReadAsPlayersShowThem(double seconds, String length) {
        assertThat(Spans.length(seconds)).isEqualTo(length);
    }

    @Test
    void momentsAreWrittenInTheReadersLanguage() {
        Instant moment = Instant.parse("2026-11-21T15:04:05Z");
        assertThat(Spans.moment(moment, "pt")).isEqualTo("21 de novembro às 15:04 UTC");
        assertThat(Spans.moment(moment, "en")).isEqualTo("21 November, 15:04 UTC");
    }
}
