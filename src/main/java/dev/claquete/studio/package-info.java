/** Claquete Studio: the application, package by feature. */
@NullMarked
package dev.claquete.studio;

import org.jspecify.annotations.NullMarked;
