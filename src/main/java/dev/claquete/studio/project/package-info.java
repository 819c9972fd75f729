/**
 * Projects, their scenes and characters; the commands that make videos, and their progress for users. Depends on
 * {@code credit}, {@code openai} (what is billed), {@code process}, {@code cluster}, {@code script}, {@code text},
 * {@code file}, {@code account}, {@code web}, {@code render} (its {@code Timeline} and {@code MissingGlyphs}),
 * {@code storage} and {@code work}.
 */
@NullMarked
package dev.claquete.studio.project;

import org.jspecify.annotations.NullMarked;
