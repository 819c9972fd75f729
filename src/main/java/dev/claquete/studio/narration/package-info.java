/**
 * Narration: turns text into speech with the time of every word, by eSpeak NG or an OpenAI-compatible server. Depends
 * on {@code work}, {@code storage}, {@code openai} and {@code text}.
 */
@NullMarked
package dev.claquete.studio.narration;

import org.jspecify.annotations.NullMarked;
