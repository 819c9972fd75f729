/**
 * Videos drawn from a plan: scenes of texts, pictures, videos and shapes, and their sounds. A frame looks the same
 * whether it is drawn alone or with all others. Depends on {@code render} and {@code work}.
 */
@NullMarked
package dev.claquete.operation.scenes;

import org.jspecify.annotations.NullMarked;
