/** Smaller files: pictures, sounds and videos that fit a size. */
@NullMarked
package dev.claquete.operation.optimize;

import org.jspecify.annotations.NullMarked;
