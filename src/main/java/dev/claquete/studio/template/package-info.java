/**
 * Videos from JSON: scene plans from callers, templates with variables, and previews of both. Depends on {@code media},
 * {@code operation}, {@code render}, {@code narration}, {@code file}, {@code account} and {@code credit}.
 */
@NullMarked
package dev.claquete.studio.template;

import org.jspecify.annotations.NullMarked;
