package dev.claquete.storage;

/**
 * The key of an object in the bucket: slash-separated, at most 1024 bytes, no empty, {@code .} or {@code ..} segment.
 */
public record ObjectKey(String value) {

    public ObjectKey {
        if (value.isEmpty() || value.length() > 1024 || !value.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")) {
            throw new IllegalArgumentException("not an object key: " + value);
        }
        for (String segment : value.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not an object key: " + value);
            }
        }
    }

    /** The key of a result that is named by its inputs: {@code folder/name-<hash>.extension}. */
    public static ObjectKey derived(String folder, String name, ContentHash hash, String extension) {
        return new ObjectKey(folder + "/" + name + "-" + hash.shortHex() + "." + extension);
    }

    /** The same key with another extension: the word timings beside a narration. */
    public ObjectKey withExtension(String extension) {
        return new ObjectKey(value.substring(0, value.lastIndexOf('.') + 1) + extension);
    }

    @Override
    public String toString() {
        return value;
    }
}
