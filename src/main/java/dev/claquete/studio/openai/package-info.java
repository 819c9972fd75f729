/**
 * OpenAI-compatible servers: whose key pays in a run, and so which provider is used.
 */
@ApplicationModule(allowedDependencies = "vault")
@NullMarked
package dev.claquete.studio.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
