/**
 * Videos from JSON: plans of scenes that callers write, templates that they fill in, and pictures of how either will look. Depends on
 * {@code media}, {@code operation}, {@code render}, {@code narration}, {@code file}, {@code account} and {@code credit}.
 */
@NullMarked
package dev.claquete.studio.template;

import org.jspecify.annotations.NullMarked;
