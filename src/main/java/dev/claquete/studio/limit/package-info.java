/**
 * How often a caller may ask: by account, by API key, and by client address where there is neither. All nodes count together,
 * in the database. Depends on {@code account}, {@code cluster} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.limit;

import org.jspecify.annotations.NullMarked;
