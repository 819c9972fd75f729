package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a new file to be called.
 *
 * @param path the whole path, or with a slash at its end a folder; null to go by the file's own name
 * @param folder where the file goes under its own name; null for the top
 * @param ownName what the caller's machine calls it
 * @param overwrite whether it replaces what is at its path
 */
record RequestedFileName(@Nullable String path, @Nullable String folder, String ownName, boolean overwrite) {

    /** A file's own name, in a folder. */
    static RequestedFileName in(String folder, @Nullable String ownName) {
        return new RequestedFileName(null, folder, ownName == null ? "" : ownName, false);
    }

    /**
     * @param extension by the file's bytes, for names without one
     * @throws InvalidInput when it breaks a rule
     */
    LogicalPath path(String extension) {
        if (path != null && !path.isBlank() && !path.endsWith("/")) {
            return LogicalPath.of("path", path);
        }
        LogicalPath own = LogicalPath.ofClientsFile(ownName, extension);
        if (path != null && !path.isBlank()) {
            return own.in("path", path);
        }
        return folder == null ? own : own.in("folder", folder);
    }

    /** A path that was spelt out is meant; a file's own name may well occur twice. */
    FileLibrary.Taken taken() {
        if (overwrite) {
            return FileLibrary.Taken.REPLACE;
        }
        boolean spelt = path != null && !path.isBlank() && !path.endsWith("/");
        return spelt ? FileLibrary.Taken.REFUSE : FileLibrary.Taken.NUMBER;
    }
}
