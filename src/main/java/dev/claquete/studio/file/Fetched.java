package dev.claquete.studio.file;

import java.nio.file.Path;

/**
 * A file that has arrived on local disk and been checked.
 *
 * @param file the caller deletes it
 * @param contentType from its bytes, for example {@code image/png}
 * @param size in bytes
 */
public record Fetched(Path file, String contentType, long size) {}
