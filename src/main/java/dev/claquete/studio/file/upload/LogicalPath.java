package dev.claquete.studio.file.upload;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.InvalidInput;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The path that an account gives a file: parts separated by slashes, each a valid name on every file system. It is only
 * looked up in a table and never opens a file by itself; the rules make downloads by name work everywhere.
 */
record LogicalPath(String value) {

    static final int MAX_LENGTH = 512;
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_DEPTH = 20;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\\\<>:\"|?*]");

    /**
     * @param field as the caller spells it, for the sentence
     * @param text may begin with a slash
     * @throws InvalidInput if it breaks a rule
     */
    static LogicalPath of(String field, String text) {
        String path = Normalizer.normalize(text, Normalizer.Form.NFC).replaceFirst("^/", "");
        if (path.isEmpty()) {
            throw new InvalidInput(field, "must not be empty");
        }
        if (path.length() > MAX_LENGTH) {
            throw new InvalidInput(field, "must have at most " + MAX_LENGTH + " characters");
        }
        if (FORBIDDEN.matcher(path).find()) {
            throw new InvalidInput(field, "must not contain control characters or any of \\ < > : \" | ? *");
        }
        String[] names = path.split("/", -1);
        if (names.length > MAX_DEPTH) {
            throw new InvalidInput(field, "must have at most " + MAX_DEPTH + " parts");
        }
        for (String name : names) {
            checkName(field, name);
        }
        return new LogicalPath(path);
    }

    private static void checkName(String field, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new InvalidInput(field, "must not have an empty part, \".\" or \"..\"");
        }
        if (!name.equals(name.strip())) {
            throw new InvalidInput(field, "must not have a part that begins or ends with a space");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw new InvalidInput(field, "must have parts of at most " + MAX_NAME_LENGTH + " characters");
        }
    }

    /** A valid name derived from a client's local file name, with this extension if it has none. */
    static LogicalPath ofClientsFile(String original, String extension) {
        String name = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        String clean = FORBIDDEN
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip();
        String usable = clean.isEmpty() || clean.equals(".") || clean.equals("..") ? "file" : clean;
        int kept = Math.min(usable.length(), MAX_NAME_LENGTH - 40);
        String shortened = usable.length() > kept
                ? usable.substring(usable.length() - kept).strip()
                : usable;
        return new LogicalPath(shortened.contains(".") ? shortened : shortened + "." + extension);
    }

    /** The last part. */
    String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** @throws InvalidInput if both together break a rule */
    LogicalPath in(String field, String folder) {
        String parent = folder.replaceFirst("^/", "").replaceFirst("/$", "");
        return parent.isEmpty() ? this : of(field, parent + "/" + value);
    }

    /** {@code a/b.png} -> {@code a/b (2).png}. */
    LogicalPath numbered(int number) {
        return suffixed(String.valueOf(number));
    }

    /** {@code a/b.png} -> {@code a/b (1f0c94d2a7e3).png}, by the hash in the object's key. */
    LogicalPath distinguished(ObjectKey key) {
        String name = key.value().substring(key.value().lastIndexOf('/') + 1);
        return suffixed(name.substring(0, Math.min(12, name.length())));
    }

    private LogicalPath suffixed(String suffix) {
        int dot = value.lastIndexOf('.');
        boolean extended = dot > value.lastIndexOf('/') + 1;
        String stem = extended ? value.substring(0, dot) : value;
        return new LogicalPath(stem + " (" + suffix + ")" + (extended ? value.substring(dot) : ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
