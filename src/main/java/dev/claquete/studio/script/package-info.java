/**
 * Scripts: turns a topic or a text into scenes with narration and a description of the picture.
 */
@ApplicationModule(allowedDependencies = {"openai", "text", "vault"})
@NullMarked
package dev.claquete.studio.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
