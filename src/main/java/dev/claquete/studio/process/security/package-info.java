/** The engine's own doors: its users joined to the application's sign-in, and what its APIs must never be asked. */
@NullMarked
package dev.claquete.studio.process.security;

import org.jspecify.annotations.NullMarked;
