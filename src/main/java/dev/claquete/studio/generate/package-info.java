/**
 * Pictures and clips from a prompt, speech from a text: one call each, as operations on media whose input is generated.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "credit",
            "file",
            "image",
            "job",
            "narration",
            "process",
            "project",
            "vault",
            "web"
        })
@NullMarked
package dev.claquete.studio.generate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
