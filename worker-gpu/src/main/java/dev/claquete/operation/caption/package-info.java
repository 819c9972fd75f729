/** Captions burnt into videos, from subtitle files or from words with their times. */
@NullMarked
package dev.claquete.operation.caption;

import org.jspecify.annotations.NullMarked;
