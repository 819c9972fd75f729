/**
 * Jobs for all operations: the entity and its legal moves, its process {@code media-operation} and the owner's view,
 * its price, inputs, limits and results, the waiting callers and the outcome events. It knows no other module of the
 * domain and no route of a particular operation; those modules build orders and pass them to {@link JobService}.
 */
@ApplicationModule(allowedDependencies = {"account", "cluster", "credit", "file", "process", "web"})
@NullMarked
package dev.claquete.studio.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
