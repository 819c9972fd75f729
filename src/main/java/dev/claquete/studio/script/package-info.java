/**
 * Scripts: a topic or a text becomes scenes with narration and a picture to draw. Depends on {@code work}, {@code storage},
 * {@code text} and {@code openai}.
 */
@NullMarked
package dev.claquete.studio.script;

import org.jspecify.annotations.NullMarked;
