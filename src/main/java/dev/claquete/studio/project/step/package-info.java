/** The steps of {@code make-video} and {@code make-scene} that run in the studio, one handler each. */
@NullMarked
package dev.claquete.studio.project.step;

import org.jspecify.annotations.NullMarked;
