/**
 * Keys for outside services, encrypted by AES-256-GCM: those stored with an account, and those supplied for one run.
 * Depends on {@code account}, {@code local} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.vault;

import org.jspecify.annotations.NullMarked;
