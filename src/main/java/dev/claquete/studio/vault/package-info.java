/**
 * Keys with outside services, sealed by AES-256-GCM: those that an account keeps, and those that were given for one run. Depends
 * on {@code account}, {@code local} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.vault;

import org.jspecify.annotations.NullMarked;
