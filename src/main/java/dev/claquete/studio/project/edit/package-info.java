/** The routes of projects, scenes and characters: what people write, attach, change and read. */
@NullMarked
package dev.claquete.studio.project.edit;

import org.jspecify.annotations.NullMarked;
