/**
 * Videos from JSON: scene plans from callers, templates with variables, and previews of both.
 */
@ApplicationModule(allowedDependencies = {"account", "credit", "file", "job", "narration", "web"})
@NullMarked
package dev.claquete.studio.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
