/**
 * Information for operators: health, warnings and the start-up banner.
 */
@ApplicationModule(allowedDependencies = {"account", "local", "mail", "process", "web"})
@NullMarked
package dev.claquete.studio.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
