package dev.claquete.operation.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.caption.Cue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a subtitle's text with their looks: {@code bold}, {@code italic} and a colour in brackets. */
class SubtitleLooksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    plain <b>bold</b> end                             | plain bold end    | bold[b]
                    <i>all of it</i>                                  | all of it         | all of it[i]
                    <B><I>both</I></B> none                           | both none         | both[bi]
                    <b>a <i>b</i> c</b>                               | a b c             | a [b] b[bi]  c[b]
                    <font color="#ff0000">red</font> x                | red x             | red[#FF0000]
                    <font color=yellow>y</font><font size=3>z</font>  | yz                | y[#FFFF00]
                    <font color='00FF00' face="Arial">g</font>        | g                 | g[#00FF00]
                    <font face="x" color="rgb(1, 2, 3)">r</font>      | r                 | r[#010203]
                    <font color=#f0f>m</font>                         | m                 | m[#FF00FF]
                    <font color="nonsense">n</font>                   | n                 |
                    {\\i1}slanted{\\i0} up                            | slanted up        | slanted[i]
                    {\\an8\\b1\\c&H0000FF&}red bold{\\r} x            | red bold x        | red bold[b#FF0000]
                    {\\1c&HFF0000&}blue{\\c} x                        | blue x            | blue[#0000FF]
                    {\\bord3\\blur2}x                                 | x                 |
                    {y:i}all                                          | all               | all[i]
                    {c:$0000FF}all                                    | all               | all[#FF0000]
                    <c.yellow>y</c> <c.red.bg_blue>r</c> <c.loud>l</c> | y r l            | y[#FFFF00] r[#FF0000]
                    <v Ana><i>said</i></v> x                          | said x            | said[i]
                    <b>a<i>b</b>c                                     | abc               | a[b] b[bi]
                    a</i>b</font>                                     | ab                |
                    <b>never closed                                   | never closed      | never closed[b]
                    <em>e</em> <strong>s</strong> <u>u</u>            | e s u             | e[i] s[b]
                    &lt;b&gt; <b>&aacute;</b>                         | <b> á             | á[b]
                    3 < 5 <i>and</i> <3                               | 3 < 5 and <3      | and[i]
                    """)
    void tagsAndCodesBecomeLooks(String marked, String plain, String spans) {
        SubtitleText text = SubtitleText.of(marked.replace("\\\\", "\\"));
        assertThat(text.plain()).isEqualTo(plain);
        assertThat(told(text.plain(), text.spans())).isEqualTo(spans == null ? "" : spans);
    }

    @Test
    void looksAreCountedInTheStrippedText() {
        SubtitleText text = SubtitleText.of("\n  <i>  a\nb </i> c  \n");
        assertThat(text.plain()).isEqualTo("a\nb  c");
        assertThat(text.spans()).containsExactly(new Cue.Span(0, 4, false, true, null));
    }

    @Test
    void theStylesOfAWebVttFileCount() throws Exception {
        String file =
                """
                WEBVTT

                STYLE
                ::cue { color: #eeeeee }
                ::cue(.loud), ::cue(c.shout) {
                  color: rgba(255, 0, 0, 1);
                  font-weight: bold;
                }
                ::cue(i) { color: cyan; background-color: black }

                00:00.000 --> 00:01.000
                <c.loud>A</c> <c.shout>B</c> <i>C</i> D
                """;
        Cue cue =
                SubtitleFile.read(file.getBytes(StandardCharsets.UTF_8), "srt").get(0);
        assertThat(cue.text()).isEqualTo("A B C D");
        assertThat(told(cue.text(), cue.spans()))
                .isEqualTo("A[b#FF0000]  [#EEEEEE] B[b#FF0000]  [#EEEEEE] C[i#00FFFF]  D[#EEEEEE]");
    }

    @Test
    void allCharacterReferencesOfHtmlAreKnown() {
        assertThat(SubtitleText.of(
                                "Ol&aacute; &lt;b&gt; &hellip; &mdash; &euro; &hearts; &NotEqualTilde; &#x1F600; &#233; &amp; &copy 2026 AT&T &nada;")
                        .plain())
                .isEqualTo("Olá <b> … — € ♥ ≂̸ 😀 é & © 2026 AT&T &nada;");
    }

    @Test
    void privateCharactersOfTheFileAreNoMarks() {
        assertThat(SubtitleText.of("a\uE000b&#xE001;c<b>d</b>").plain()).isEqualTo("abcd");
        assertThat(SubtitleText.of("<b>".repeat(10_000) + "x").plain()).isEqualTo("x");
    }

    private static String told(String text, List<Cue.Span> spans) {
        return spans.stream()
                .map(span -> text.substring(span.from(), span.to()) + "["
                        + (span.bold() ? "b" : "") + (span.italic() ? "i" : "")
                        + (span.colour() == null
                                ? ""
                                : String.format(
                                        "#%02X%02X%02X",
                                        span.colour().red(),
                                        span.colour().green(),
                                        span.colour().blue()))
                        + "]")
                .collect(Collectors.joining(" "));
    }
}
