package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Whether a file that came from outside is what the API asks for: by its bytes, and for images and texts by reading them through. */
@Component
public class MediaCheck {

    private final FileProperties properties;
    private final PictureTurns turns;

    MediaCheck(FileProperties properties, PictureTurns turns) {
        this.properties = properties;
        this.turns = turns;
    }

    /**
     * A text in Unicode is written anew as UTF-8.
     *
     * @throws InvalidInput when it is not
     */
    public Fetched check(String field, Path file, MediaKind kind) throws IOException {
        FileSignature.Format format = FileSignature.of(start(file), kind)
                .orElseThrow(() -> new InvalidInput(
                        field, "must be " + kind.article() + " " + kind.word() + " file (" + kind.formats() + ")"));
        if (format.contentType().startsWith("image/")) {
            ImageCheck.check(field, file, properties.maxPixels(), turns);
        }
        if (kind == MediaKind.TEXT) {
            TextCheck.check(field, file);
        }
        return new Fetched(file, format.contentType(), format.extension(), Files.size(file));
    }

    /** @throws InvalidInput when no file of the kind may have so many bytes */
    public void checkSize(String field, long size, MediaKind kind) {
        if (size > properties.max(kind).toBytes()) {
            throw new InvalidInput(field, properties.limit(kind));
        }
    }

    static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileSignature.LENGTH);
        }
    }
}
