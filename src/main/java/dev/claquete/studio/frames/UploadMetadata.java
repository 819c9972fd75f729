package dev.claquete.studio.frames;

import dev.claquete.studio.web.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses {@code Upload-Metadata} by the rules of tus 1.0.0: the fields of an upload's form and the name of its file.
 */
record UploadMetadata(String filename, FrameOptions options) {

    static final String HEADER = "Upload-Metadata";

    /** The usual tus clients' names for the file name, the best first. */
    private static final List<String> NAMES = List.of("filename", "name");

    /** Other fields of those clients, which are ignored. */
    private static final Set<String> IGNORED = Set.of("filetype", "type", "relativePath");

    private static final int LONGEST = 8 * 1024;

    /** @throws InvalidInput if it is malformed, or a field is unknown, duplicate or invalid */
    static UploadMetadata of(String header) {
        if (header.length() > LONGEST) {
            throw new InvalidInput(HEADER, "must have at most " + LONGEST + " bytes");
        }
        Map<String, String> pairs = pairs(header);
        String name = NAMES.stream()
                .map(pairs::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse("");
        NAMES.forEach(pairs::remove);
        IGNORED.forEach(pairs::remove);
        Map<String, String[]> fields = new LinkedHashMap<>();
        pairs.forEach((field, value) -> fields.put(field, new String[] {value}));
        return new UploadMetadata(VideoForm.filename(name), VideoForm.options(fields));
    }

    private static Map<String, String> pairs(String header) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : header.isBlank() ? new String[0] : header.split(",", -1)) {
            String[] halves = pair.strip().split(" +", 2);
            if (halves[0].isEmpty() || !halves[0].matches("\\p{Graph}+")) {
                throw new InvalidInput(HEADER, "must be pairs of a name and a Base64 text, separated by commas");
            }
            if (pairs.put(halves[0], halves.length == 1 ? "" : decoded(halves[0], halves[1])) != null) {
                throw new InvalidInput(halves[0], "must be given once");
            }
        }
        return pairs;
    }

    private static String decoded(String field, String text) {
        try {
            String value = new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
            if (value.indexOf('\0') >= 0) {
                throw new InvalidInput(field, "must not contain the character U+0000 (NUL)");
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "must be Base64 in " + HEADER);
        }
    }
}
