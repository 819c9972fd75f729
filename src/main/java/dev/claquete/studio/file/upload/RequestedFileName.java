package dev.claquete.studio.file.upload;

import dev.claquete.studio.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The name that a caller requests for a new file.
 *
 * @param path the whole path, or a folder if it ends with a slash; null to use the file's own name
 * @param folder for the file under its own name; null for the top
 * @param ownName the name on the caller's machine
 * @param overwrite whether it replaces the file at its path
 */
public record RequestedFileName(@Nullable String path, @Nullable String folder, String ownName, boolean overwrite) {

    /** A file's own name, in a folder. */
    public static RequestedFileName in(String folder, @Nullable String ownName) {
        return new RequestedFileName(null, folder, ownName == null ? "" : ownName, false);
    }

    /**
     * @param extension by the file's bytes, for names without one
     * @throws InvalidInput if it breaks a rule
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

    /** An explicit path must be free; a file's own name may occur twice. */
    FileLibrary.Taken taken() {
        if (overwrite) {
            return FileLibrary.Taken.REPLACE;
        }
        boolean spelt = path != null && !path.isBlank() && !path.endsWith("/");
        return spelt ? FileLibrary.Taken.REFUSE : FileLibrary.Taken.NUMBER;
    }
}
