/**
 * Frames of uploaded videos: an upload, in one request or in pieces, becomes a job of the operation
 * {@code extract-frames}, whose result is a ZIP to download. Depends on {@code job}, {@code file}, {@code operation},
 * {@code render} (its check of videos), {@code account}, {@code storage}, {@code work} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.frames;

import org.jspecify.annotations.NullMarked;
