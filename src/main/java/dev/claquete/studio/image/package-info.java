/**
 * The still picture of each scene, drawn by a remote image model or, offline, as storyboard art.
 */
@ApplicationModule(allowedDependencies = {"openai", "vault"})
@NullMarked
package dev.claquete.studio.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
