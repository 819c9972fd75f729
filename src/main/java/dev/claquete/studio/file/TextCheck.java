package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a text through and writes it anew as plain UTF-8 without a byte order mark, whatever it came in: UTF-8, UTF-16 with a byte
 * order mark, or Windows-1252 (with Latin-1 inside it), in which old subtitles are written.
 */
final class TextCheck {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextCheck() {}

    /** @throws InvalidInput when it is empty, or no text */
    static void check(String field, Path file) throws IOException {
        String text = decode(field, Files.readAllBytes(file));
        if (text.isBlank()) {
            throw new InvalidInput(field, "must not be empty");
        }
        if (text.chars().anyMatch(TextCheck::isBinary)) {
            throw notText(field);
        }
        Files.writeString(file, text);
    }

    private static String decode(String field, byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe)) {
            return strictly(field, bytes, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return strictly(field, bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return strictly(field, bytes, WINDOWS_1252);
        }
    }

    private static String strictly(String field, byte[] bytes, Charset charset) {
        try {
            return withoutMark(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw notText(field);
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** Control characters that no text needs; a file of another kind has them all over. */
    private static boolean isBinary(int character) {
        boolean space = character == '\t' || character == '\n' || character == '\r' || character == '\f';
        return Character.getType(character) == Character.CONTROL && !space && character != 0x85;
    }

    private static InvalidInput notText(String field) {
        return new InvalidInput(field, "must be a text file (" + MediaKind.TEXT.formats() + ")");
    }
}
