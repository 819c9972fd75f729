/**
 * Frames of uploaded videos: an upload, in one request or in pieces, becomes a job of the operation
 * {@code extract-frames}, whose result is a ZIP to download.
 */
@ApplicationModule(allowedDependencies = {"account", "credit", "file", "job", "process", "web"})
@NullMarked
package dev.claquete.studio.frames;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
