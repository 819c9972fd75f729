/**
 * Edits of single pictures, exact in colour and transparency: scale, rotate, blur, adjust, mark, write. Pictures are
 * {@link java.awt.image.BufferedImage#TYPE_INT_ARGB} in sRGB throughout. Depends on {@code render}.
 */
@NullMarked
package dev.claquete.picture;

import org.jspecify.annotations.NullMarked;
