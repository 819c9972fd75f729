package dev.claquete.studio.account;

import dev.claquete.studio.web.InvalidInput;
import java.util.List;

/** A page of a list with its position. */
record Page<T>(List<T> data, Meta meta) {

    private static final int MAX = 200;

    record Meta(long total, int limit, long offset) {}

    static <T> Page<T> of(List<T> data, long total, int limit, long offset) {
        return new Page<>(data, new Meta(total, limit, offset));
    }

    static void check(int limit, long offset) {
        if (limit < 1 || limit > MAX) {
            throw new InvalidInput("limit", "must be between 1 and " + MAX);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
    }
}
