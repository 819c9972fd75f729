/**
 * Finishes the jobs that began as a process {@code extract-frames}, before frames became an operation (ADR 65). Goes with the next
 * release.
 */
@NullMarked
package dev.claquete.studio.frames.former;

import org.jspecify.annotations.NullMarked;
