package dev.claquete.studio.account;

import java.util.List;

/** A page of a list with its position. */
record Page<T>(List<T> data, Meta meta) {

    static final int MAX = 200;

    record Meta(long total, int limit, long offset) {}

    static <T> Page<T> of(List<T> data, long total, int limit, long offset) {
        return new Page<>(data, new Meta(total, limit, offset));
    }
}
