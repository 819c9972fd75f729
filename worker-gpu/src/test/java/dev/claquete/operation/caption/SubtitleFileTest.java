package dev.claquete.operation.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.render.caption.CaptionStyle.Position;
import dev.claquete.render.caption.Cue;
import dev.claquete.render.text.Rgb;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitleFileTest {

    @Test
    void subRipIsRead() throws Exception {
        List<Cue> cues =
                read("1\n00:00:01,000 --> 00:00:02,500\nOlá,\nmundo!\n\n2\n01:02:03,004 --> 01:02:04,000\nTchau\n");
        assertThat(cues)
                .containsExactly(
                        new Cue(1000, 2500, "Olá,\nmundo!", null), new Cue(3_723_004, 3_724_000, "Tchau", null));
    }

    @Test
    void webVttIsRead() throws Exception {
        List<Cue> cues = read(
                """
                WEBVTT - um título
                Kind: captions

                NOTE isto não é
                uma legenda

                STYLE
                ::cue { color: red }

                abertura
                00:01.000 --> 00:02.500 line:10% align:start
                <v Ana>Olá, <c.alto>mundo</c> &amp; <00:00:01.500>todos

                00:00:03.000 --> 00:00:04.000
                Tchau
                """);
        Rgb red = new Rgb(255, 0, 0);
        assertThat(cues)
                .containsExactly(
                        new Cue(1000, 2500, "Olá, mundo & todos", Position.TOP, List.of(span(18, red))),
                        new Cue(3000, 4000, "Tchau", null, List.of(span(5, red))));
    }

    private static Cue.Span span(int to, Rgb colour) {
        return new Cue.Span(0, to, false, false, colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nSim\r\n\r\n",
                "00:00:01,000 --> 00:00:02,000\nSim",
                "00:01.000 --> 00:02.000\nSim",
                "7\r0:00:01.0 --> 0:00:02.0\rSim\r",
                "1\n00:00:01,000-->00:00:02,000\nSim",
                "1\n 00 : 00 : 01, 000  -> 00:00:02:000  X1:10 X2:20\n\tSim  ",
                "lixo antes\n\n1\n00:00:01,000 --> 00:00:02,000\nSim\n\n2\n00:00:99 -> não é hora\n",
                "1\n00:00:01,000 --> 00:00:02,000\nSim\n2\n00:00:05,000 --> 00:00:04,000\nde trás para a frente"
            })
    void whatPlayersForgiveIsForgiven(String file) throws Exception {
        assertThat(read(file)).contains(new Cue(1000, 2000, "Sim", null)).allMatch(cue -> cue.toMillis() <= 2000);
    }

    @Test
    void aBlankLineWithinATextAndAMissingOneAfterItAreForgiven() throws Exception {
        String file =
                "1\n00:00:01,000 --> 00:00:02,000\num\n\ndois\nainda dois\n2\n00:00:02,000 --> 00:00:03,000\ntrês\n";
        assertThat(read(file)).extracting(Cue::text).containsExactly("um\n\ndois\nainda dois", "três");
    }

    @Test
    void overlappingAndUnsortedCuesStayAsTheyAre() throws Exception {
        String file = "2\n00:00:03,000 --> 00:00:09,000\nb\n\n1\n00:00:01,000 --> 00:00:05,000\na\n";
        assertThat(read(file)).extracting(Cue::fromMillis).containsExactly(3000L, 1000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>forte</b> <i>e</i> <u>mais</u> | forte e mais",
                "<font color=\"#ff0000\" size=9>cor</font> | cor",
                "<FONT COLOR=red>cor</FONT> | cor",
                "{\\an8}{\\fad(200,200)\\c&H0000FF&}alto | alto",
                "{\\p1}m 0 0 l 100 0{\\p0}fim | m 0 0 l 100 0fim",
                "{y:i}itálico | itálico",
                "3 < 5 e <3 | 3 < 5 e <3",
                "a <- b -> c | a <- b -> c",
                "{chaves} ficam | {chaves} ficam",
                "<b>sem fim | sem fim",
                "sem fim <font color=\"red\" | sem fim",
                "<script>alert(1)</script>oi | alert(1)oi",
                "<img src=x onerror=alert(1)>oi | oi",
                "&lt;b&gt; &amp;amp; &#65;&#x42;&nada; | <b> &amp; AB&nada;",
                "%{pts} $(id) ${HOME} `id` 'aspas' [0:v] ; : \\\\ | %{pts} $(id) ${HOME} `id` 'aspas' [0:v] ; : \\\\",
                "a\\Nb\\hc | a~b c"
            })
    void markupIsNeverShownAndTextNeverLost(String marked, String shown) throws Exception {
        Cue cue = read("1\n00:00:01,000 --> 00:00:02,000\n" + marked).get(0);
        assertThat(cue.text()).isEqualTo(shown.replace("~", "\n"));
    }

    @Test
    void controlsAndLoneSurrogatesAreDropped() throws Exception {
        assertThat(read("1\n00:00:01,000 --> 00:00:02,000\na\u0000\u0007\u001bb\uFFFF\uE000c"))
                .extracting(Cue::text)
                .containsExactly("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "{\\an1}, BOTTOM_LEFT", "{\\an2}, BOTTOM", "{\\an3}, BOTTOM_RIGHT", "{\\an4}, MIDDLE_LEFT", "{\\an5}, MIDDLE",
        "{\\an6}, MIDDLE_RIGHT", "{\\an7}, TOP_LEFT", "{\\an8}, TOP", "{\\an9}, TOP_RIGHT", "{\\a6}, TOP",
        "{\\i1\\an8}, TOP", "{\\a10}, MIDDLE", "{\\an0}, ", "{\\an77}, ", "nada, "
    })
    void positionCodesAreObeyed(String code, Position position) throws Exception {
        Cue cue = read("1\n00:00:01,000 --> 00:00:02,000\n" + code + "texto").get(0);
        assertThat(cue.position()).isEqualTo(position);
        assertThat(cue.text()).endsWith("texto").doesNotContain("\\an");
    }

    @Test
    void otherEncodingsAreUnderstood() throws Exception {
        String file = "1\n00:00:01,000 --> 00:00:02,000\nÉ não\n";
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            assertThat(SubtitleFile.read(file.getBytes(charset), "url_srt"))
                    .as(charset.name())
                    .extracting(Cue::text)
                    .containsExactly("É não");
        }
        byte[] littleEndian = ("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE);
        assertThat(SubtitleFile.read(littleEndian, "url_srt"))
                .extracting(Cue::text)
                .containsExactly("É não");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheLineThatIsWrong() {
        assertThatThrownBy(() -> read("\n1\nHello \u0007<b>there</b>\n"))
                .isInstanceOf(OperationImpossible.class)
                .hasMessage("url_srt: no subtitle can be read; line 3 should be times such as"
                        + " 00:00:01,000 --> 00:00:02,500 with text below, not \"Hello ?<b>there</b>\"");
        assertThatThrownBy(() -> read("WEBVTT\n\n")).hasMessage("url_srt: holds no subtitles");
        assertThatThrownBy(() -> read("")).hasMessage("url_srt: holds no subtitles");
        assertThatThrownBy(() -> read("#EXTM3U\nhttp://169.254.169.254/\n")).hasMessageContaining("line 1 ");
    }

    @Test
    void tooMuchIsRefused() {
        String cue = "1\n00:00:01,000 --> 00:00:02,000\n";
        assertThatThrownBy(() -> read("\n" + cue + "x".repeat(1001)))
                .hasMessage("url_srt: the subtitle at line 3 has more than 1000 characters");
        assertThatThrownBy(() -> read((cue + "x\n\n").repeat(10_001)))
                .hasMessage("url_srt: has more than 10000 subtitles");
    }

    @Test
    void unkindFilesTakeNoTime() throws Exception {
        String cue = "1\n00:00:01,000 --> 00:00:02,000\n";
        assertThatThrownBy(() -> read(cue + "<".repeat(300_000))).isInstanceOf(OperationImpossible.class);
        assertThatThrownBy(() -> read(cue + "{\\".repeat(200_000) + "a".repeat(2000)))
                .isInstanceOf(OperationImpossible.class);
        assertThatThrownBy(() -> read("0:".repeat(300_000))).isInstanceOf(OperationImpossible.class);
        assertThat(read(cue + "\n".repeat(300_000) + cue + "fim"))
                .extracting(Cue::text)
                .containsExactly("fim");
    }

    private static List<Cue> read(String file) throws OperationImpossible {
        return SubtitleFile.read(file.getBytes(StandardCharsets.UTF_8), "url_srt");
    }
}
