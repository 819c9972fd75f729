package dev.claquete.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subtitles in the encodings that people have them in. */
class TextEncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GBK          | 们步为开鸟树跑
                    GBK          | 我们跑步为了开心，树上有鸟。
                    GBK          | 我们跑步
                    GBK          | 你好，世界
                    Big5         | 我們
                    Shift_JIS    | はい
                    Shift_JIS    | 東京タワー
                    EUC-KR       | 네, 알겠습니다
                    GB18030      | 今天天气很好
                    Big5         | 我們今天去看海
                    Big5         | 為什麼海水是鹹的？這是個好問題。
                    Shift_JIS    | 海はなぜ塩辛いのか
                    Shift_JIS    | こんにちは、世界。
                    EUC-JP       | 海はなぜ塩辛いのか
                    EUC-KR       | 바다는 왜 짠가요
                    EUC-KR       | 안녕하세요 여러분
                    windows-1250 | Dlaczego morze jest słone? Zażółć gęślą jaźń
                    windows-1250 | Příliš žluťoučký kůň úpěl ďábelské ódy
                    windows-1250 | Árvíztűrő tükörfúrógép
                    windows-1251 | Почему море солёное?
                    windows-1251 | Привет
                    windows-1251 | Чому море солоне? Її їжак
                    windows-1252 | Por que o mar é salgado? Não sei, irmão.
                    windows-1252 | Olá
                    windows-1252 | Ça va ? J’ai été là – “oui”, où est l’hôtel
                    windows-1252 | Größe über Straße
                    windows-1252 | ¿Qué pasó mañana?
                    windows-1252 | Þetta er íslenska, það er gott
                    windows-1253 | Γιατί η θάλασσα είναι αλμυρή;
                    windows-1254 | Deniz neden tuzlu? Işık, ağaç, şeker çok güzel
                    windows-1254 | Teşekkür ederim, iyi akşamlar
                    windows-1255 | למה הים מלוח
                    windows-1256 | لماذا البحر مالح
                    windows-1257 | Kodėl jūra sūri? Žuvis ir ąžuolas šiandien
                    x-windows-874 | ทำไมทะเลถึงเค็ม
                    KOI8-R       | Почему море солёное?
                    KOI8-R       | Привет, как дела
                    ISO-8859-2   | Zażółć gęślą jaźń, proszę państwa
                    UTF-16LE     | Por que o mar é salgado
                    UTF-16BE     | Почему море
                    UTF-8        | Olá 世界
                    """)
    void theEncodingOfAFileIsFoundOut(String charset, String text) {
        String file =
                "1\n00:00:01,000 --> 00:00:03,000\n" + text + "\n\n2\n00:00:04,000 --> 00:00:06,000\n" + text + "\n";
        assertThat(TextEncoding.decode(file.getBytes(Charset.forName(charset)))).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gbk          | GBK          | 你
                    GB2312       | GBK          | 你好
                    big5         | Big5         | 你好
                    sjis         | Shift_JIS    | ｱ
                    Shift-JIS    | Shift_JIS    | 海
                    euc-kr       | EUC-KR       | 왜
                    cp1251       | windows-1251 | да
                    CP-1250      | windows-1250 | ł
                    win1254      | windows-1254 | ş
                    latin1       | windows-1252 | é “
                    ISO-8859-15  | ISO-8859-15  | 5 €
                    windows-1257 | windows-1257 | ā
                    windows-1258 | windows-1258 | ơ
                    koi8-u       | KOI8-U       | її
                    utf-16le     | UTF-16LE     | a
                    """)
    void aNamedEncodingIsTaken(String name, String charset, String text) throws Exception {
        assertThat(TextEncoding.decode(text.getBytes(Charset.forName(charset)), name))
                .isEqualTo(text);
    }

    @Test
    void whatIsUtf8StaysUtf8WhateverIsNamed() throws Exception {
        assertThat(TextEncoding.decode("Olá".getBytes(StandardCharsets.UTF_8), "gbk"))
                .isEqualTo("Olá");
        assertThat(TextEncoding.decode("\uFEFFa".getBytes(StandardCharsets.UTF_16LE), "big5"))
                .isEqualTo("a");
    }

    @Test
    void aFileThatIsNotInTheNamedEncodingIsRefused() {
        assertThatThrownBy(() -> TextEncoding.decode(new byte[] {'a', (byte) 0xFF, (byte) 0xFF, 'b'}, "gbk"))
                .hasMessage("is not a text in the encoding gbk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "klingon", "../../etc/passwd", "utf-99"})
    void anUnknownNameIsNone(String name) {
        assertThat(TextEncoding.named(name)).isEmpty();
    }

    @Test
    void anyBytesAreReadAsSomething() {
        byte[] every = new byte[4096];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) (i * 31 + i / 256);
        }
        assertThat(TextEncoding.decode(every)).isNotEmpty();
        assertThat(TextEncoding.decode(new byte[0])).isEmpty();
        assertThat(TextEncoding.decode(new byte[] {(byte) 0x81})).isNotNull();
    }
}
