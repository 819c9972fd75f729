/**
 * Keys for outside services, encrypted by AES-256-GCM: those stored with an account, and those supplied for one run.
 */
@ApplicationModule(allowedDependencies = {"account", "local", "web"})
@NullMarked
package dev.claquete.studio.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
