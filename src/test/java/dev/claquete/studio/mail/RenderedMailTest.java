package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderedMailTest {

    static final String EVIL = "<script>alert('x')</script><img src=//eve.example.com> & \"{link}\"";

    @Test
    void htmlShowsWhatPeopleWroteAndDoesNotObeyIt() {
        String html = MailHtml.of(
                new RenderedMail("en", EVIL, EVIL, List.of(EVIL), "Watch", "https://a.example.com/?a=1&b=\"", EVIL));

        assertThat(html).doesNotContain("<script", "<img", "&b=\"").contains("&lt;script&gt;", "a=1&amp;b=&quot;");
        assertThat(html).contains("{link}").doesNotContain("{button}", "{paragraphs}");
    }

    @Test
    void textAndHtmlSayTheSame() {
        RenderedMail letter = new RenderedMail(
                "pt",
                "Pronto",
                "Seu vídeo está pronto",
                List.of("“Rios” 🌊"),
                "Assistir",
                "https://a.example.com/x",
                "Fim");

        for (String form : List.of(letter.text(), MailHtml.of(letter))) {
            assertThat(form)
                    .contains("Seu vídeo está pronto", "“Rios” 🌊", "Assistir", "https://a.example.com/x", "Fim");
        }
    }

    @Test
    void aSubjectKeepsEmojiAndLosesWhatTurnsTextRound() {
        RenderedMail letter =
                new RenderedMail("en", "Família 👩‍👩‍👧 \u202Eevil\u202C ok", "", List.of(), null, null, "");

        assertThat(letter.subject()).isEqualTo("Família 👩‍👩‍👧 evil ok");
    }

    @Test
    void whatFillsABlankIsNotFilledAgain() {
        assertThat(Placeholders.fill("{title}: {link}", Map.of("title", "{link} $1 \\", "link", "x")))
                .isEqualTo("{link} $1 \\: x");
        assertThatThrownBy(() -> Placeholders.fill("{title}", Map.of())).hasMessageContaining("{title}");
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0:00", "7, 0:07", "59.6, 1:00", "65, 1:05", "3725, 62:05"})
    void lengthsReadAsPlayersShowThem(double seconds, String length) {
        assertThat(MailFormats.length(seconds)).isEqualTo(length);
    }

    @Test
    void momentsAreWrittenInTheReadersLanguage() {
        Instant moment = Instant.parse("2026-11-21T15:04:05Z");
        assertThat(MailFormats.moment(moment, "pt")).isEqualTo("21 de novembro às 15:04 UTC");
        assertThat(MailFormats.moment(moment, "en")).isEqualTo("21 November, 15:04 UTC");
    }
}
