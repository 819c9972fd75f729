/**
 * The engine: starts processes, sends them messages, gives tasks to workers in this process, and publishes events in
 * the engine's own transaction. Uses Camunda and knows no other module of the domain.
 */
@ApplicationModule(allowedDependencies = {"cluster", "web"})
@NullMarked
package dev.claquete.studio.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
