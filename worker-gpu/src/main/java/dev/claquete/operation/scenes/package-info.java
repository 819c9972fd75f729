/**
 * Videos drawn from a plan: scenes of texts, pictures, videos and shapes that come, stay and go, and the sounds beneath. What
 * the plan says is drawn the same whether for one frame or for all. Depends on {@code render} and {@code work}.
 */
@NullMarked
package dev.claquete.operation.scenes;

import org.jspecify.annotations.NullMarked;
