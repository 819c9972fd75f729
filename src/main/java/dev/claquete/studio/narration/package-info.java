/**
 * Narration: turns text into speech with the time of every word, by eSpeak NG or an OpenAI-compatible server. Depends
 * on {@code work}, {@code storage}, {@code openai} and {@code text}.
 */
@ApplicationModule(allowedDependencies = {"openai", "text", "vault"})
@NullMarked
package dev.claquete.studio.narration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
