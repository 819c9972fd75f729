/**
 * Converts written text to its spoken and its shown form: removes markup and directions, spells out numbers and signs,
 * and keeps the spoken words of every written word. Also guesses a text's language.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.claquete.studio.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
