/**
 * Videos in, single frames out: an upload becomes a run of {@code extract-frames}, and that a ZIP to download. Depends on
 * {@code process}, {@code file}, {@code credit}, {@code render} (its handler's input and its check of videos), {@code account},
 * {@code storage}, {@code work} and {@code web}. Others may know its events.
 */
@NullMarked
package dev.claquete.studio.frames;

import org.jspecify.annotations.NullMarked;
