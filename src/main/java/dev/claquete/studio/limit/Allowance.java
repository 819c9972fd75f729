package dev.claquete.studio.limit;

/**
 * The rate of one caller under one policy.
 *
 * @param caller {@code account:<id>}, {@code key:<id>} or {@code address:<ip>}
 */
record Allowance(String caller, Policy policy, Rate rate) {

    long stepMicros() {
        return rate.stepMicros();
    }

    long windowMicros() {
        return rate.windowMicros();
    }
}
