package dev.claquete.studio.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Por que o mar é salgado                  | pt
                    Como fazer pão caseiro                   | pt
                    História do Brasil                       | pt
                    5 dicas para economizar dinheiro         | pt
                    Inteligência artificial                  | pt
                    O ciclo da água                          | pt
                    How rivers are born                      | en
                    Why is the sky blue?                     | en
                    5 tips to save money                     | en
                    The history of El Niño                   | en
                    Por qué el mar es salado                 | es
                    Los volcanes de Italia                   | es
                    Pourquoi la mer est salée                | fr
                    Warum ist das Meer salzig                | de
                    Die Geschichte der Römer                 | de
                    Perché il mare è salato                  | it
                    海はなぜ塩辛いのか                         | ja
                    바다는 왜 짠가                            | ko
                    为什么海水是咸的                           | zh
                    Почему море солёное                      | ru
                    """)
    void aTopicTellsItsLanguage(String topic, String language) {
        assertThat(LanguageGuess.of(topic, "")).contains(language);
        assertThat(LanguageGuess.of(topic, language.equals("en") ? "pt-BR" : "en"))
                .contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bitcoin",
                "unwritable-4e2d1e07-e30e-4b7a-9e3c-1e5e0d2e4c8e",
                "GPT-4o vs e5-mistral-7b",
                "São Paulo travel guide",
                "Los Angeles",
                "Top 10 NFL players",
                "Guerra fria",
                "2026",
                "",
                "🎉",
                "Receita de bolo"
            })
    void namesAndWordsOfSeveralLanguagesTellNothing(String topic) {
        assertThat(LanguageGuess.of(topic, "")).isEmpty();
    }

    @Test
    void whatMightBeInTheExpectedLanguageIs() {
        assertThat(LanguageGuess.of("Receita de bolo de cenoura", "pt-BR")).contains("pt");
        assertThat(LanguageGuess.of("Curiosidades sobre gatos", "es")).contains("es");
        assertThat(LanguageGuess.of("Curiosidades sobre gatos", "pt-BR")).contains("pt");
    }
}
