package dev.claquete.studio.system;

import java.util.function.Supplier;

/**
 * One more line for the start-up banner; any bean of this type is printed.
 *
 * @param name at most ten letters
 * @param value asked for when the studio is ready
 */
public record StartupFact(String name, Supplier<String> value) {}
