/**
 * Rate limits: by account, by API key, and by client address without either. All nodes count together, in the database.
 */
@ApplicationModule(allowedDependencies = {"account", "cluster", "web"})
@NullMarked
package dev.claquete.studio.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
