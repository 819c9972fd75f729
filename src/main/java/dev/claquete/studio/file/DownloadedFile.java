package dev.claquete.studio.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file from outside on the local disk, already checked.
 *
 * @param file the caller deletes it
 * @param contentType from its bytes, for example {@code image/png}
 * @param extension for its object key, for example {@code png}
 * @param size in bytes, as it arrived
 */
public record DownloadedFile(Path file, String contentType, String extension, long size) {

    /** The same file after a move. */
    DownloadedFile at(Path other) {
        return new DownloadedFile(other, contentType, extension, size);
    }

    /** The SHA-256 of its bytes as 64 hexadecimal digits. Reads the file. */
    public String sha256() {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
