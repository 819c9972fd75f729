/**
 * Finishes the jobs that began as a process {@code extract-frames}, before frames became an operation (ADR 65). Will be
 * removed in the next release.
 */
@NullMarked
package dev.claquete.studio.frames.former;

import org.jspecify.annotations.NullMarked;
