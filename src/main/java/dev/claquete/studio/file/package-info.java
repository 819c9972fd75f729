/**
 * Files in and out: uploads, downloads of user-given addresses through one guarded client, and the asset proxy with its
 * signed links. Depends on {@code storage}, {@code account}, {@code local} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.file;

import org.jspecify.annotations.NullMarked;
