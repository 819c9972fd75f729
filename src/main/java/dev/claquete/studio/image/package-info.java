/**
 * The still picture of each scene, drawn by a remote image model or, offline, as storyboard art. Depends on work, storage,
 * openai, and on the typesetter of render, so that titles and captions are set with the same type.
 */
@NullMarked
package dev.claquete.studio.image;

import org.jspecify.annotations.NullMarked;
