package dev.claquete.render.text;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines the language that a text is set in. It decides what a single character cannot tell: Chinese, Japanese and
 * Korean write the same code points in different shapes, and break lines by different rules.
 */
public final class TextLanguage {

    private static final Locale SIMPLIFIED = Locale.forLanguageTag("zh-Hans");
    private static final Locale TRADITIONAL = Locale.forLanguageTag("zh-Hant");

    private TextLanguage() {}

    /**
     * @param given the caller's language, {@link Locale#ROOT} if unknown
     * @return Chinese always with its script, {@code zh-Hans} or {@code zh-Hant}
     */
    public static Locale of(Locale given, String text) {
        return switch (given.getLanguage()) {
            case "zh", "yue", "wuu", "nan", "hak", "lzh" -> chinese(given, text);
            case "ja", "ko" -> given;
            default -> guess(text).orElse(given);
        };
    }

    /** @param tag {@code pt-BR}, {@code zh_TW}; null, empty or invalid for an unknown language */
    public static Locale parse(@Nullable String tag) {
        return tag == null ? Locale.ROOT : Locale.forLanguageTag(tag.strip().replace('_', '-'));
    }

    static boolean isTraditional(Locale chinese) {
        return chinese.getScript().equals("Hant");
    }

    private static Locale chinese(Locale given, String text) {
        if (given.getScript().equals("Hans") || given.getScript().equals("Hant")) {
            return given.getScript().equals("Hans") ? SIMPLIFIED : TRADITIONAL;
        }
        return switch (given.getCountry()) {
            case "TW", "HK", "MO" -> TRADITIONAL;
            case "CN", "SG", "MY" -> SIMPLIFIED;
            default -> given.getLanguage().equals("zh")
                    ? Ideographs.in(text).chinese(SIMPLIFIED)
                    : Ideographs.in(text).chinese(TRADITIONAL);
        };
    }

    /** Kana means Japanese, Hangul Korean; ideographs alone are compared with each country's character set. */
    private static Optional<Locale> guess(String text) {
        int kana = 0;
        int hangul = 0;
        int han = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x1100) {
                UnicodeScript script = UnicodeScript.of(text.charAt(i));
                kana += script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? 1 : 0;
                hangul += script == UnicodeScript.HANGUL ? 1 : 0;
                han += script == UnicodeScript.HAN ? 1 : 0;
            }
        }
        if (kana + hangul > 0) {
            return Optional.of(kana >= hangul ? Locale.JAPANESE : Locale.KOREAN);
        }
        return han > 0 ? Optional.of(Ideographs.in(text).language()) : Optional.empty();
    }

    /** How many of a text's ideographs only one of the countries' character sets has. */
    private record Ideographs(int simplified, int traditional, int japanese) {

        static Ideographs in(String text) {
            CharsetEncoder mainland = Charset.forName("GB2312").newEncoder();
            CharsetEncoder taiwan = Charset.forName("Big5").newEncoder();
            CharsetEncoder japan = Charset.forName("Shift_JIS").newEncoder();
            int simplified = 0;
            int traditional = 0;
            int japanese = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (UnicodeScript.of(c) == UnicodeScript.HAN) {
                    boolean inMainland = mainland.canEncode(c);
                    boolean inTaiwan = taiwan.canEncode(c);
                    simplified += inMainland && !inTaiwan ? 1 : 0;
                    traditional += inTaiwan && !inMainland ? 1 : 0;
                    japanese += !inMainland && !inTaiwan && japan.canEncode(c) ? 1 : 0;
                }
            }
            return new Ideographs(simplified, traditional, japanese);
        }

        Locale chinese(Locale usual) {
            return simplified == traditional ? usual : simplified > traditional ? SIMPLIFIED : TRADITIONAL;
        }

        Locale language() {
            return japanese > 0 && japanese >= simplified ? Locale.JAPANESE : chinese(SIMPLIFIED);
        }
    }
}
