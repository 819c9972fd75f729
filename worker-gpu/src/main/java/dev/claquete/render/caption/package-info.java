/** Captions: words and cues with their times become pictures laid over a video. */
@NullMarked
package dev.claquete.render.caption;

import org.jspecify.annotations.NullMarked;
