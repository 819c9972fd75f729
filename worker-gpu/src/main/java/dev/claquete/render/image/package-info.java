/** Picture files of every format, read with bounded memory and turned into plain pixels. */
@NullMarked
package dev.claquete.render.image;

import org.jspecify.annotations.NullMarked;
