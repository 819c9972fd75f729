package dev.claquete.operation.optimize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rate at which an encoder fills a size: at most the target, and at least 95 % of it if the media has enough
 * content. It makes a few encodings, each aimed by the previous ones, and removes all but the best.
 */
final class SizeSearch {

    private static final double LEAST_SHARE = 0.95;
    private static final double AIM = 0.98;
    private static final int MOST_ATTEMPTS = 9;

    /** If a rate this much higher hardly enlarges the file, the search ends. */
    private static final double LEAP = 1.5;

    private static final double HARDLY = 1.02;

    private final long target;
    private final double lowest;
    private final double highest;
    private final Attempt attempt;
    private double fits;
    private long fitsSize;
    private double exceeds = Double.POSITIVE_INFINITY;
    private long exceedsSize;
    private long smallest = Long.MAX_VALUE;
    private @Nullable Path best;

    /** Makes an encoding; the search removes the file. */
    interface Attempt {
        Path at(double rate) throws Exception;
    }

    /** @param lowest sensible rate, and {@code highest} possible one */
    SizeSearch(long target, double lowest, double highest, Attempt attempt) {
        this.target = target;
        this.lowest = lowest;
        this.highest = highest;
        this.attempt = attempt;
    }

    /** The largest file that is not above the target; empty if even the lowest rate makes a larger one. */
    Optional<Path> from(double firstRate) throws Exception {
        double rate = Math.max(lowest, Math.min(highest, firstRate));
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            double before = fits;
            long sizeBefore = fitsSize;
            long size = tried(rate);
            boolean ended = size <= target
                    ? size >= LEAST_SHARE * target || rate >= highest || noMore(before, sizeBefore)
                    : rate <= lowest;
            if (ended) {
                break;
            }
            rate = next(rate, size);
        }
        return Optional.ofNullable(best);
    }

    /** The smallest size of all attempts. */
    long smallestBytes() {
        return smallest;
    }

    private long tried(double rate) throws Exception {
        Path file = attempt.at(rate);
        long size = Files.size(file);
        smallest = Math.min(smallest, size);
        if (size > target) {
            exceeds = rate;
            exceedsSize = size;
            Files.delete(file);
        } else if (best == null || size > fitsSize) {
            keep(file);
            fits = rate;
            fitsSize = size;
        } else {
            fits = Math.max(fits, rate);
            Files.delete(file);
        }
        return size;
    }

    private void keep(Path file) throws IOException {
        if (best != null) {
            Files.delete(best);
        }
        best = file;
    }

    private boolean noMore(double rateBefore, long sizeBefore) {
        return sizeBefore > 0 && fits >= LEAP * rateBefore && fitsSize < HARDLY * sizeBefore;
    }

    /** Sizes are nearly powers of rates: interpolates the logarithms, within the known range. */
    private double next(double rate, long size) {
        double wanted = AIM * target;
        if (fitsSize == 0 || Double.isInfinite(exceeds)) {
            double factor = Math.max(0.2, Math.min(5, wanted / size));
            return Math.max(lowest, Math.min(highest, rate * factor));
        }
        double share = Math.log(wanted / fitsSize) / Math.log((double) exceedsSize / fitsSize);
        double inside = Math.max(0.05, Math.min(0.95, share));
        return fits * Math.pow(exceeds / fits, inside);
    }
}
