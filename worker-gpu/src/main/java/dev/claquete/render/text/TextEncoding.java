package dev.claquete.render.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a text file in any encoding. A byte order mark decides; then UTF-8, if the bytes are valid UTF-8 and not
 * ASCII alone; then the named encoding; then a guess by the bytes ({@link CharsetGuess}).
 */
public final class TextEncoding {

    /** Labels of the Encoding Standard and other common ones, for which Java has other names. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("ansi", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("windows-936", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("big5-hkscs", "Big5-HKSCS"),
            Map.entry("cp950", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("windows-932", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("windows-949", "x-windows-949"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("cp874", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"));

    private static final char MARK = '\uFEFF';

    private TextEncoding() {}

    /** Thrown if the file is not in the encoding that was named for it. */
    public static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }
    }

    /** Finds {@code gbk}, {@code cp1251}, {@code Shift_JIS}: names as people write them; empty for an unknown one. */
    public static Optional<Charset> named(String name) {
        String label = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        String known = label.replaceFirst("^(?:cp|win)-?(125\\d)$", "windows-$1");
        try {
            return Optional.of(Charset.forName(LABELS.getOrDefault(known, known)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * @param name of the encoding, or null
     * @return without a byte order mark
     * @throws Malformed if the bytes are not in that encoding, or it does not exist
     */
    public static String decode(byte[] file, @Nullable String name) throws Malformed {
        Optional<Charset> marked = marked(file);
        if (marked.isPresent()) {
            return withoutMark(leniently(file, marked.get()));
        }
        Optional<String> utf8 = strictly(file, StandardCharsets.UTF_8);
        if (utf8.isPresent() && (name == null || !isAscii(file))) {
            return withoutMark(utf8.get());
        }
        if (name != null) {
            return withoutMark(named(name)
                    .flatMap(charset -> strictly(file, charset))
                    .orElseThrow(() -> new Malformed("is not a text in the encoding " + name)));
        }
        return leniently(file, CharsetGuess.of(file));
    }

    /** Decodes with the likeliest encoding. */
    public static String decode(byte[] file) {
        try {
            return decode(file, null);
        } catch (Malformed e) {
            throw new IllegalStateException("no encoding was named", e);
        }
    }

    /** Whether the bytes themselves show that they are Unicode, so that no guess is needed. */
    public static boolean isUnicode(byte[] file) {
        return marked(file).isPresent()
                || strictly(file, StandardCharsets.UTF_8).isPresent();
    }

    private static Optional<Charset> marked(byte[] file) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(file, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : CharsetGuess.utf16(file);
    }

    static Optional<String> strictly(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String leniently(byte[] file, Charset charset) {
        return new String(file, charset);
    }

    private static boolean isAscii(byte[] file) {
        for (byte b : file) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
