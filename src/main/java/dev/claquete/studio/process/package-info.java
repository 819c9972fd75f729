/**
 * The engine: starts processes and sends them messages, gives workers in this process their tasks, and tells the features in
 * the engine's own transaction what happened. Knows Camunda and no feature. Depends on {@code work} and {@code cluster}.
 */
@NullMarked
package dev.claquete.studio.process;

import org.jspecify.annotations.NullMarked;
