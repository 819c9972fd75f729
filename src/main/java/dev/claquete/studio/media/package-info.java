/**
 * One-shot operations on media that callers bring: the routes, the jobs and their process {@code media-operation}. The work itself
 * is {@code operation}'s. Depends on {@code process}, {@code cluster}, {@code file}, {@code account}, {@code credit}, {@code operation} and
 * {@code render}.
 */
@NullMarked
package dev.claquete.studio.media;

import org.jspecify.annotations.NullMarked;
