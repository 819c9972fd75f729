package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    /** {@code |} marks where sentences end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Dr. Smith met Mrs. Jones. |They talked.",
                "en; It costs 3.50 dollars. |Not 4.",
                "en; Use tools, e.g. Hammers or saws. |Then rest.",
                "en; J. R. R. Tolkien wrote it. |Yes!",
                "en; He asked \"Why?\" and left. |Nobody knew.",
                "en; Wait... what happened? |Nothing.",
                "en; Wait... |Then it came.",
                "en; Apples, pears, etc. |Then came winter.",
                "en; He came, and so did I. |We left.",
                "en; She said \"Go.\" |He went.",
                "en; One! |Two? |Three…",
                "en; A wave 🌊 came. |Then 😀 another 👨‍👩‍👧. |Good! 🎉 |The end.",
                "pt-BR; O Sr. João e a Sra. Ana chegaram. |Eles moram na Av. Paulista.",
                "pt-BR; Há frutas, p. ex. Bananas e maçãs. |São boas.",
                "pt-BR; Custa R$ 3.500,50 hoje. |Caro!",
                "pt-BR; A Profa. Maria chegou às 10h. |Deu aula.",
                "pt-BR; Ele parou… e depois seguiu. |Fim.",
                "pt-BR; “Vamos embora!” disse ela. |E foram.",
                "pt-BR; Veja a pág. 12 do cap. 3. |Ali está.",
                "pt-BR; Foi às 18h. |É verdade.",
                "es; ¿Qué tal? |¡Muy bien!",
                "de; Herr Dr. Müller kam z.B. Montag. |Er blieb.",
                "fr; M. Dupont arrive. |Il parle."
            })
    void aSentenceEndsWhereAReaderWouldPause(String language, String marked) {
        String text = marked.replace("|", "");

        assertThat(String.join("|", Sentences.of(text, language))).isEqualTo(marked);
    }
}
