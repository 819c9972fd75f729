/**
 * One-shot operations on media from callers: an order and its inputs in, products out. Depends on {@code work},
 * {@code storage} and {@code render}.
 */
@NullMarked
package dev.claquete.operation;

import org.jspecify.annotations.NullMarked;
