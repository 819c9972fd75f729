/**
 * Storyboard art: an honest, good-looking sketch of a scene, drawn without any service. Depends on the typesetter of
 * {@code render}.
 */
@NullMarked
package dev.claquete.studio.image.storyboard;

import org.jspecify.annotations.NullMarked;
