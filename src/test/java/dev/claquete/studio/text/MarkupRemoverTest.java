package dev.claquete.studio.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a text before anybody hears or sees it. */
class MarkupRemoverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    Some *emphasis*, _more_, **bold**, __bold__, ***both*** → Some emphasis, more, bold, bold, both
                    ~~old~~ ==new== and `code` → old new and code
                    **Nota:** leia *isto* agora → Nota: leia isto agora
                    an unclosed **mark stays away → an unclosed mark stays away
                    [link text](https://a.com/x_(y) "t") end → link text end
                    a [reference][1] and a note[^2] → a reference and a note
                    see ![a cat](cat.png) here → see here
                    <https://example.com> and <me@example.com> → https://example.com and me@example.com
                    ## A heading ## → A heading
                    Mid # Title → Mid Title
                    > a quotation → a quotation
                    - [x] a task → a task
                    • um item → um item
                    | a | b | → a, b
                    a \\*star\\* → a *star*
                    <p class="x">One</p> → One
                    <font color='red'>red</font> <br/> end → red\\nend
                    Tom &amp; Jerry &eacute; &#233; &lt;b&gt; → Tom & Jerry é é <b>
                    Say <break time="1s"/> now → Say now
                    """)
    void markdownAndHtmlGo(String written, String left) {
        assertThat(MarkupRemover.removed(written)).isEqualTo(left.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    Hello [pause], world. → Hello, world.
                    [PAUSA DRAMÁTICA] Olá → Olá
                    Olá [música sobe] mundo → Olá mundo
                    (música suave) Era uma vez → Era uma vez
                    Well (laughs) fine → Well fine
                    (long pause) Then → Then
                    [SFX: a door slams shut] Who is it? → Who is it?
                    [00:12] First [1] → First
                    [excited] Wow! → Wow!
                    *sighs* Fine. → Fine.
                    {pause} Go → Go
                    【笑】 はい → はい
                    """)
    void directionsGo(String written, String left) {
        assertThat(MarkupRemover.removed(written)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 < 5 and 7 > 2",
                "if a<b and c>d",
                "I <3 you",
                "5 * 3 * 2",
                "2*3*4",
                "snake_case_name",
                "R&D, AT&T, Q&A",
                "Tom & Jerry",
                "50% & more",
                "array[0] and [T]he",
                "[the king] said so",
                "Isto (que é bom) fica",
                "The arts (music, dance) are fun",
                "He was late (again)",
                "#hashtag and #1 and C#",
                "a - b – c",
                "1. One alone",
                "It is -5 today",
                "e-mail me@example.com"
            })
    void whatOnlyLooksLikeMarkupStays(String written) {
        assertThat(MarkupRemover.removed(written)).isEqualTo(written);
    }

    @Test
    void listsTablesCodeAndCommentsLoseTheirMarksAndNoWord() {
        assertThat(
                        MarkupRemover.removed(
                                "1. First\n2. Second\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\ncode\n```\n<!-- hidden\n-->end"))
                .isEqualTo("First\nSecond\n\na, b\n\n1, 2\n\ncode\n\nend");
    }

    @Test
    void scriptsAndStylesAreNoText() {
        assertThat(MarkupRemover.removed("Hi<style>p{}</style> <script>alert(1)</script>there"))
                .isEqualTo("Hi there");
    }

    @Test
    void hostileMarkupTakesNoLongTime() {
        String[] hostile = {
            "*".repeat(3000),
            "[".repeat(3000),
            "<a ".repeat(1000),
            "_a".repeat(1500),
            "(pause ".repeat(500),
            "`".repeat(3000),
            "**a ".repeat(1000),
            "![".repeat(1500),
            "a|".repeat(1500),
            "1.".repeat(1500),
            "$1,000".repeat(500),
            "[a](".repeat(700)
        };
        for (String text : hostile) {
            assertThat(SpeakableText.of(text, "en").words()).isNotNull();
            assertThat(SpeakableText.of(text, "pt-BR").words()).isNotNull();
        }
    }
}
