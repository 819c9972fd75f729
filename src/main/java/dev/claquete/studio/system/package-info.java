/**
 * Information for operators: health, warnings and the start-up banner. Depends on {@code local}, {@code account},
 * {@code mail}, {@code process} and {@code web}.
 */
@NullMarked
package dev.claquete.studio.system;

import org.jspecify.annotations.NullMarked;
