/** Runs of a project: the commands that start them, what they cost, and how the engine's events become the project's state. */
@NullMarked
package dev.claquete.studio.project.run;

import org.jspecify.annotations.NullMarked;
