/**
 * Pictures and clips from a prompt, speech from a text: one call each, as operations on media whose input is generated.
 * Depends on {@code media}, {@code operation}, {@code project}, {@code image}, {@code narration}, {@code credit},
 * {@code vault}, {@code process}, {@code file}, {@code account}, {@code storage}, {@code work} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.generate;

import org.jspecify.annotations.NullMarked;
