/**
 * The stand-alone worker that fetches render tasks over REST. Depends on {@code work}, {@code render} and
 * {@code storage}.
 */
@NullMarked
package dev.claquete.worker;

import org.jspecify.annotations.NullMarked;
