/**
 * Webhooks: sends other programs the outcomes of an account's projects and jobs, in order and until they are received.
 */
@ApplicationModule(allowedDependencies = {"account", "file", "job", "process", "project", "vault", "web"})
@NullMarked
package dev.claquete.studio.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
