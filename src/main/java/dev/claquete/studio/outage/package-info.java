/**
 * Behaviour during outages of the database, the object store or a vendor: callers are told to try again later, the log
 * stays short, health checks report it, and hanging calls are ended.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package dev.claquete.studio.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
