/**
 * Security of the engine's own APIs: its users follow the application's sign-in, and dangerous requests are refused.
 */
@NullMarked
package dev.claquete.studio.process.security;

import org.jspecify.annotations.NullMarked;
