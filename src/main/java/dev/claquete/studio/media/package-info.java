/**
 * Routes of the one-shot operations on media that callers bring. Each reads a request, builds the operation's order and hands it in
 * at {@code job}. The work itself is {@code operation}'s.
 */
@NullMarked
package dev.claquete.studio.media;

import org.jspecify.annotations.NullMarked;
