/**
 * Scripts: turns a topic or a text into scenes with narration and a description of the picture. Depends on
 * {@code work}, {@code storage}, {@code text} and {@code openai}.
 */
@NullMarked
package dev.claquete.studio.script;

import org.jspecify.annotations.NullMarked;
