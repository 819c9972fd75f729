package dev.claquete.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP of frames that grows while FFmpeg makes them. Each picture is stored unchanged and its file removed, so memory
 * holds only a buffer. {@code frames.json} at the end lists when each frame is shown. The same frames give the same
 * bytes. Not thread-safe.
 */
final class FrameArchive implements Closeable {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String extension;
    private final ZipOutputStream zip;
    private final List<Long> micros = new ArrayList<>();
    private long bytes;

    /**
     * Begins an archive.
     *
     * @param folder where FFmpeg puts only complete pictures, each named by the microsecond at which it is shown
     * @param extension of the pictures; files with another extension are not complete yet
     */
    FrameArchive(Path folder, String extension, Path archive) throws IOException {
        this.folder = folder;
        this.extension = "." + extension;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive), BUFFER));
    }

    /** The number of frames added. */
    int count() {
        return micros.size();
    }

    /** The total size of the added pictures in bytes. */
    long bytes() {
        return bytes;
    }

    /** The time at which the last added frame is shown. */
    double lastSeconds() {
        return micros.isEmpty() ? 0 : micros.get(micros.size() - 1) / 1e6;
    }

    /** Adds the pictures that are complete by now, in the order of time. */
    void sweep() throws IOException {
        List<Path> complete;
        try (Stream<Path> files = Files.list(folder)) {
            complete = files.filter(file -> file.toString().endsWith(extension))
                    .sorted(Comparator.comparingLong(this::shownAt))
                    .toList();
        }
        for (Path frame : complete) {
            take(frame);
        }
    }

    private void take(Path frame) throws IOException {
        micros.add(Math.max(0, shownAt(frame)));
        ZipEntry entry = entry(name(micros.size()));
        entry.setMethod(ZipEntry.STORED); // it is compressed already
        entry.setSize(Files.size(frame));
        entry.setCrc(checksum(frame));
        zip.putNextEntry(entry);
        bytes += Files.copy(frame, zip);
        zip.closeEntry();
        Files.delete(frame);
    }

    /** Adds the list of times and closes the archive. */
    void finish(FrameInterval interval) throws IOException {
        zip.putNextEntry(entry("frames.json"));
        try (JsonGenerator json = new JsonFactory().createGenerator(zip)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField(interval.kind().name().toLowerCase(Locale.ROOT), interval.value());
            json.writeArrayFieldStart("frames");
            for (int i = 0; i < micros.size(); i++) {
                json.writeStartObject();
                json.writeStringField("file", name(i + 1));
                json.writeNumberField("seconds", BigDecimal.valueOf(micros.get(i), 6));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        zip.closeEntry();
        zip.close();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private String name(int number) {
        return String.format(Locale.ROOT, "frame_%06d%s", number, extension);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }

    private long shownAt(Path frame) {
        String name = frame.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - extension.length()));
    }

    private static long checksum(Path frame) throws IOException {
        try (InputStream in = new CheckedInputStream(Files.newInputStream(frame), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return ((CheckedInputStream) in).getChecksum().getValue();
        }
    }
}
