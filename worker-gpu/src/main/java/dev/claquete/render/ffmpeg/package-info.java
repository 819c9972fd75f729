/** FFmpeg and ffprobe: run confined, asked what a file is, and which files are refused. */
@NullMarked
package dev.claquete.render.ffmpeg;

import org.jspecify.annotations.NullMarked;
