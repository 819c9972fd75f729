/**
 * Routes of the one-shot operations on media from callers. Each reads a request, builds the operation's order and
 * passes it to {@code job}. The work itself is {@code operation}'s.
 */
@ApplicationModule(allowedDependencies = {"job", "web"})
@NullMarked
package dev.claquete.studio.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
