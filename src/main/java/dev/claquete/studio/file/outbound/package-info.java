/** Requests to addresses that people give: only public ones, and only so much of each answer. */
@NullMarked
package dev.claquete.studio.file.outbound;

import org.jspecify.annotations.NullMarked;
