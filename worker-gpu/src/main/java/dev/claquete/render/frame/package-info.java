/** Frames of still pictures: scaled, moved, blended and handed to the encoder. */
@NullMarked
package dev.claquete.render.frame;

import org.jspecify.annotations.NullMarked;
