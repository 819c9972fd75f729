/**
 * Files in and out: uploads with their paths and quota, downloads of user-given addresses through one guarded client,
 * the asset proxy with its signed links, and the housekeeping of the store. Depends on {@code storage}, {@code work},
 * {@code process}, {@code account}, {@code local}, {@code web} and {@code render} (its container formats).
 */
@NullMarked
package dev.claquete.studio.file;

import org.jspecify.annotations.NullMarked;
