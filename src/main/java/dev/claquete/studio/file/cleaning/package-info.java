/** Housekeeping of the store: results expire, objects that nothing needs go. */
@NullMarked
package dev.claquete.studio.file.cleaning;

import org.jspecify.annotations.NullMarked;
