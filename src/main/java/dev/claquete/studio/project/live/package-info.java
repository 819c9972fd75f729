/** The state of a project as clients follow it: snapshots, their differences, and the streams that send them. */
@NullMarked
package dev.claquete.studio.project.live;

import org.jspecify.annotations.NullMarked;
