/**
 * Rate limits: by account, by API key, and by client address without either. All nodes count together, in the database.
 * Depends on {@code account}, {@code cluster} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.limit;

import org.jspecify.annotations.NullMarked;
