package dev.claquete.studio.media;

import dev.claquete.render.text.TextEncoding;
import dev.claquete.studio.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Checks the {@code encoding} of a request, that of the text file which it names. */
final class FileEncoding {

    private FileEncoding() {}

    /** @throws InvalidInput if there is no encoding with this name */
    static @Nullable String checked(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        if (TextEncoding.named(name).isEmpty()) {
            throw new InvalidInput(
                    "encoding",
                    "must name a character encoding, such as utf-8, windows-1252, gbk, big5, shift_jis, euc-kr or "
                            + "koi8-r; omit it to have it detected");
        }
        return name.strip();
    }
}
