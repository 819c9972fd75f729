/**
 * Files in and out: uploads with their paths and quota, downloads of user-given addresses through one guarded client,
 * the asset proxy with its signed links, and the housekeeping of the store.
 */
@ApplicationModule(allowedDependencies = {"account", "local", "process", "web"})
@NullMarked
package dev.claquete.studio.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
