/** What a description asks for: its language, places, subjects, mood and headline. */
@NullMarked
package dev.claquete.studio.image.storyboard.concept;

import org.jspecify.annotations.NullMarked;
