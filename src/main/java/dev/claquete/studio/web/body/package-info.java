/** Request bodies and JSON: how much is read, what is refused, how numbers and times are written. */
@NullMarked
package dev.claquete.studio.web.body;

import org.jspecify.annotations.NullMarked;
