package dev.claquete.picture;

/** The file format of a picture. */
public enum PictureFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String contentType;

    PictureFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }
}
