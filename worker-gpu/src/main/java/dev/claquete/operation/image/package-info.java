/** Single pictures: edited, written, generated, or taken from videos. */
@NullMarked
package dev.claquete.operation.image;

import org.jspecify.annotations.NullMarked;
