package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.studio.web.InvalidInput;
import java.util.Locale;

/** Limits the total of one job's files. Thread-safe. */
final class JobLimits {

    private final JobProperties properties;
    private long bytes;
    private double seconds;
    private long imagePixels;

    JobLimits(JobProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidInput naming the field whose file exceeds the limit; it does not count then */
    synchronized void add(String field, Input input) {
        long pixels = input.kind() == dev.claquete.operation.Source.Kind.IMAGE
                ? (long) input.widthPx() * input.heightPx()
                : 0;
        if (bytes + input.bytes() > properties.maxJobSize().toBytes()) {
            throw tooMuch(field, properties.maxJobSize().toMegabytes() + " MB");
        }
        if (seconds + input.seconds() > properties.maxJobSeconds()) {
            throw tooMuch(field, String.format(Locale.ROOT, "%.0f seconds", properties.maxJobSeconds()));
        }
        if (imagePixels + pixels > properties.maxJobPixels()) {
            throw tooMuch(field, properties.maxJobPixels() / 1_000_000 + " megapixels of images");
        }
        bytes += input.bytes();
        seconds += input.seconds();
        imagePixels += pixels;
    }

    private static InvalidInput tooMuch(String field, String limit) {
        return new InvalidInput(field, "brings the files of this request to more than " + limit + " together");
    }
}
