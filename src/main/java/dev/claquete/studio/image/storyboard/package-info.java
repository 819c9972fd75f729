/** Storyboard art: an honest, good-looking sketch of a scene, drawn without any service. Depends on render's typesetter. */
@NullMarked
package dev.claquete.studio.image.storyboard;

import org.jspecify.annotations.NullMarked;
