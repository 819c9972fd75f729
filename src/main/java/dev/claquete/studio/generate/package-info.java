/**
 * Pictures of a prompt, clips of a prompt, speech of a text: one call each, operations on media whose input is made by our makers.
 * Depends on {@code media}, {@code operation}, {@code project}, {@code image},
 * {@code narration}, {@code credit}, {@code vault}, {@code process}, {@code file}, {@code account}, {@code storage}, {@code work}
 * and {@code web}.
 */
@NullMarked
package dev.claquete.studio.generate;

import org.jspecify.annotations.NullMarked;
