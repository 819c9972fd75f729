package dev.claquete.studio.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object that a Range header requests (RFC 9110, 14.1.2), both ends included. A header with several
 * parts, another unit or an invalid value is ignored, as the RFC allows: the answer is then the whole object.
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The header is valid, but the part begins after the object's end: 416. */
    static final class NotSatisfiable extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** @throws NotSatisfiable if no byte of the object is requested */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean suffix = range.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long to = suffix || range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!suffix && !range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return Optional.empty();
        }
        if (from >= size) {
            throw new NotSatisfiable();
        }
        return Optional.of(new ByteRange(from, to));
    }

    long length() {
        return last - first + 1;
    }

    /** As a request's header. */
    String header() {
        return "bytes=" + first + "-" + last;
    }

    /** As a response's header. */
    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
