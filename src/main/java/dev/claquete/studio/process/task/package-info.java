/** External tasks: fetched by workers in this process and elsewhere, announced, reported, waited for. */
@NullMarked
package dev.claquete.studio.process.task;

import org.jspecify.annotations.NullMarked;
