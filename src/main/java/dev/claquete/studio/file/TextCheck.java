package dev.claquete.studio.file;

import dev.claquete.render.text.TextEncoding;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a whole text in any encoding. UTF-8 and UTF-16 are rewritten as plain UTF-8 without a byte order mark; a text
 * in a legacy encoding, as of old subtitles, stays unchanged.
 */
final class TextCheck {

    private static final char UNREADABLE = '\uFFFD';
    private static final double MOST_UNREADABLE = 0.01;

    private TextCheck() {}

    /** @throws InvalidInput if it is empty or not a text */
    static void check(String field, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = TextEncoding.decode(bytes);
        if (text.isBlank()) {
            throw new InvalidInput(field, "must not be empty");
        }
        long unreadable = text.chars().filter(c -> c == UNREADABLE).count();
        if (text.chars().anyMatch(TextCheck::isBinary) || unreadable > MOST_UNREADABLE * text.length()) {
            throw notText(field);
        }
        if (TextEncoding.isUnicode(bytes)) { // a guess is not applied: the user of the file may name its encoding
            Files.writeString(file, text);
        }
    }

    /** Control characters that no text needs, but binary files contain everywhere. */
    private static boolean isBinary(int character) {
        boolean space = character == '\t' || character == '\n' || character == '\r' || character == '\f';
        return Character.getType(character) == Character.CONTROL && !space && character != 0x85;
    }

    private static InvalidInput notText(String field) {
        return new InvalidInput(field, "must be a text file (" + MediaKind.TEXT.formats() + ")");
    }
}
