/**
 * Projects, their scenes and characters; the commands that make videos, and their progress for users.
 */
@ApplicationModule(
        allowedDependencies = {
            "account", "cluster", "credit", "file", "openai", "process", "script", "text", "vault", "web"
        })
@NullMarked
package dev.claquete.studio.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
