package dev.claquete.studio.file;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import java.util.Map;

/** A stored object as it is served. Keys are derived from content, so neither its bytes nor its tag ever change. */
record Asset(ObjectKey key, String contentType, long size) {

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("json", "application/json"));

    /** The media type; if the store has lost it, by the key's extension. */
    String servedType() {
        String type = contentType.equals(UNKNOWN) ? BY_EXTENSION.getOrDefault(extension(), UNKNOWN) : contentType;
        return type.equals("audio/x-wav") ? "audio/wav" : type;
    }

    /** Whether browsers may show it inline; anything that could run as a page is only offered for download. */
    boolean showable() {
        return servedType().matches("(image|audio|video)/(?!svg).*|application/json");
    }

    String etag() {
        return "\"" + ContentHash.of(key, size).shortHex() + "\"";
    }

    String fileName() {
        return key.value().substring(key.value().lastIndexOf('/') + 1);
    }

    private String extension() {
        return key.value().substring(key.value().lastIndexOf('.') + 1);
    }
}
