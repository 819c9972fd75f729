package dev.claquete.render.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Guesses the legacy encoding of a text. Mozilla's detector recognises the encodings of East Asia, Cyrillic, Greek,
 * Hebrew and Thai from few words; ICU's recognises Arabic; {@link LatinCharsets} tells the Latin ones apart by their
 * letters. A guess counts only if the text then makes sense.
 */
final class CharsetGuess {

    private static final int MOST_BYTES = 200_000;

    /** The detectors' names, and the supersets that Windows writes. */
    private static final Map<String, String> EAST_ASIAN = Map.of(
            "GB18030", "GB18030",
            "BIG5", "Big5-HKSCS",
            "SHIFT_JIS", "windows-31j",
            "EUC-JP", "EUC-JP",
            "EUC-KR", "x-windows-949",
            "EUC-TW", "x-EUC-TW");

    private static final Map<String, String> OTHER_SCRIPTS = Map.ofEntries(
            Map.entry("WINDOWS-1251", "windows-1251"),
            Map.entry("KOI8-R", "KOI8-U"),
            Map.entry("ISO-8859-5", "ISO-8859-5"),
            Map.entry("IBM866", "IBM866"),
            Map.entry("IBM855", "IBM855"),
            Map.entry("MACCYRILLIC", "x-MacCyrillic"),
            Map.entry("WINDOWS-1253", "windows-1253"),
            Map.entry("ISO-8859-7", "windows-1253"),
            Map.entry("WINDOWS-1255", "windows-1255"),
            Map.entry("ISO-8859-8", "windows-1255"),
            Map.entry("ISO-8859-8-I", "windows-1255"),
            Map.entry("WINDOWS-1256", "windows-1256"),
            Map.entry("ISO-8859-6", "ISO-8859-6"),
            Map.entry("TIS620", "x-windows-874"),
            Map.entry("TIS-620", "x-windows-874"));

    private static final Set<UnicodeScript> ASIAN = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeScript> OTHERS = Set.of(
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.THAI);

    private CharsetGuess() {}

    /** @param file not UTF-8 */
    static Charset of(byte[] file) {
        byte[] some = Arrays.copyOf(file, Math.min(file.length, MOST_BYTES));
        UniversalDetector mozilla = new UniversalDetector();
        mozilla.handleData(some);
        mozilla.dataEnd();
        String first = String.valueOf(mozilla.getDetectedCharset());
        if (EAST_ASIAN.containsKey(first)) {
            Charset charset = Charset.forName(EAST_ASIAN.get(first));
            if (share(some, charset, ASIAN) > 0.6) {
                return charset;
            }
        }
        return otherScript(some, first)
                .or(() -> wholeWordsBeyondAscii(some) ? EastAsianCharsets.likeliest(some) : Optional.empty())
                .orElseGet(() -> LatinCharsets.likeliest(some));
    }

    /** Most letters of a word in a Latin language are ASCII: a word without any is of another script. */
    private static boolean wholeWordsBeyondAscii(byte[] some) {
        int alone = 0;
        int mixed = 0;
        for (int i = 0; i < some.length; ) {
            int from = i;
            int beyond = 0;
            while (i < some.length && (some[i] < 0 || Character.isLetter(some[i]))) {
                beyond += some[i++] < 0 ? 1 : 0;
            }
            alone += beyond >= 2 && 2 * beyond >= i - from ? 1 : 0;
            mixed += beyond > 0 && 2 * beyond < i - from || beyond == 1 ? 1 : 0;
            i = Math.max(i, from + 1);
        }
        return alone > 2 * mixed;
    }

    private static Optional<Charset> otherScript(byte[] some, String first) {
        CharsetDetector icu = new CharsetDetector();
        icu.setText(some);
        CharsetMatch[] matches = icu.detectAll();
        for (CharsetMatch match : matches) {
            String name = match.getName().replaceFirst("_(?:ltr|rtl)$", "").toUpperCase(java.util.Locale.ROOT);
            boolean agreed = name.equals(first) || sameScript(name, first) || match.getConfidence() >= 40;
            if (agreed && OTHER_SCRIPTS.containsKey(name) && coherent(some, Charset.forName(OTHER_SCRIPTS.get(name)))) {
                return Optional.of(
                        Charset.forName(sameScript(name, first) ? OTHER_SCRIPTS.get(first) : OTHER_SCRIPTS.get(name)));
            }
        }
        if (OTHER_SCRIPTS.containsKey(first) && coherent(some, Charset.forName(OTHER_SCRIPTS.get(first)))) {
            return Optional.of(Charset.forName(OTHER_SCRIPTS.get(first)));
        }
        return Optional.empty();
    }

    private static boolean sameScript(String name, String other) {
        return name.equals("ISO-8859-7") && other.equals("WINDOWS-1253")
                || name.equals("WINDOWS-1253") && other.equals("ISO-8859-7")
                || name.startsWith("ISO-8859-8") && other.equals("WINDOWS-1255");
    }

    /** Whether words of another script contain no Latin letters, as opposed to words of Latin languages. */
    private static boolean coherent(byte[] some, Charset charset) {
        if (TextEncoding.strictly(some, charset).isEmpty()) {
            return false;
        }
        int words = 0;
        int mixed = 0;
        for (String word : new String(some, charset).split("[^\\p{L}\\p{M}]+")) {
            boolean other = word.codePoints().anyMatch(letter -> letter > 127 && Character.isLetter(letter));
            if (other) {
                words++;
                boolean foreign = word.codePoints()
                        .anyMatch(letter -> Character.isLetter(letter) && !OTHERS.contains(UnicodeScript.of(letter)));
                mixed += foreign || wrongCase(word) ? 1 : 0;
            }
        }
        return words > 0 && mixed <= 0.2 * words && share(some, charset, OTHERS) > 0.6;
    }

    /** Detects {@code пРИВЕТ}: KOI8-R read as Windows-1251, or the other way round. */
    private static boolean wrongCase(String word) {
        return word.length() > 2
                && Character.isLowerCase(word.codePointAt(0))
                && word.substring(1).codePoints().allMatch(Character::isUpperCase);
    }

    /** The share of the characters beyond ASCII that are letters of one of these scripts. */
    private static double share(byte[] some, Charset charset, Set<UnicodeScript> scripts) {
        int[] counts = new int[2];
        new String(some, charset).codePoints().filter(c -> c > 127).forEach(c -> {
            boolean sign = !Character.isLetter(c)
                    && Character.isDefined(c)
                    && c != 0xFFFD
                    && Character.getType(c) != Character.PRIVATE_USE;
            counts[1] += sign ? 0 : 1;
            counts[0] += Character.isLetter(c) && scripts.contains(UnicodeScript.of(c)) ? 1 : 0;
        });
        return counts[1] == 0 ? 0 : (double) counts[0] / counts[1];
    }

    /** Detects UTF-16 without a byte order mark: in texts of most languages every other byte is zero. */
    static Optional<Charset> utf16(byte[] file) {
        int length = Math.min(file.length, MOST_BYTES) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += file[i] == 0 ? 1 : 0;
        }
        if (length < 8 || zeros[0] + zeros[1] < 0.2 * length / 2) {
            return Optional.empty();
        }
        boolean little = zeros[1] > 10 * zeros[0];
        boolean big = zeros[0] > 10 * zeros[1];
        return little
                ? Optional.of(StandardCharsets.UTF_16LE)
                : big ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }
}
