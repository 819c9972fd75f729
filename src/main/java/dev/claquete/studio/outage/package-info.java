/**
 * What happens while the database, the object store or a vendor is away: callers are told to come again, the log stays short, health
 * checks say so, and what hangs is cut off. Depends on {@code dependency}, {@code storage} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.outage;

import org.jspecify.annotations.NullMarked;
