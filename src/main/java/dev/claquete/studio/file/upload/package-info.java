/** Uploads: how many at once, how large, and what becomes of them. */
@NullMarked
package dev.claquete.studio.file.upload;

import org.jspecify.annotations.NullMarked;
