/** Text as pictures: typefaces, shaping, line breaks, blocks of type; and which encoding a text file has. */
@NullMarked
package dev.claquete.render.text;

import org.jspecify.annotations.NullMarked;
