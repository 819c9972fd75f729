package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval.Kind;
import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** Reads the fields of an upload's form by name. */
final class VideoForm {

    private static final List<String> OTHERS = List.of("format", "webhook_url", "_csrf");
    private static final int LONGEST_NAME = 200;

    private VideoForm() {}

    /** @throws InvalidInput if a field is unknown, duplicate or invalid */
    static FrameOptions options(Map<String, String[]> fields) {
        Map<Kind, String> intervals = new EnumMap<>(Kind.class);
        for (Map.Entry<String, String[]> field : fields.entrySet()) {
            Optional<Kind> kind = Arrays.stream(Kind.values())
                    .filter(candidate -> FrameOptions.field(candidate).equals(field.getKey()))
                    .findFirst();
            if (kind.isEmpty() && !OTHERS.contains(field.getKey())) {
                throw new InvalidInput(field.getKey(), "is not a field of this form");
            }
            kind.ifPresent(it -> text(fields, field.getKey()).ifPresent(value -> intervals.put(it, value)));
        }
        String format = text(fields, "format").orElse(null);
        return FrameOptions.of(intervals, format, text(fields, "webhook_url").orElse(null));
    }

    private static Optional<String> text(Map<String, String[]> fields, String name) {
        String[] values = fields.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidInput(name, "must be given once");
        }
        return Arrays.stream(values).filter(value -> !value.isBlank()).findFirst();
    }

    /** The file's name on its owner's machine, without folders and unsafe characters. */
    static String filename(MultipartFile file) {
        return filename(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
    }

    static String filename(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", "")
                .strip();
        return name.isEmpty() ? "video" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** {@code holiday.mp4} -> {@code holiday-frames.zip}. */
    static String archiveName(String filename) {
        int dot = filename.lastIndexOf('.');
        return (dot > 0 ? filename.substring(0, dot) : filename) + "-frames.zip";
    }
}
