/** The only home of FFmpeg: frames, captions, scenes and videos. Depends on {@code work} and {@code storage}. */
@NullMarked
package dev.claquete.render;

import org.jspecify.annotations.NullMarked;
