/**
 * Webhooks: sends other programs the outcomes of an account's projects and jobs, in order and until they are received.
 * Depends on {@code process}, {@code project} and {@code job} (their outcomes), {@code file}, {@code vault}, {@code account},
 * {@code web}, {@code storage} and {@code work}.
 */
@NullMarked
package dev.claquete.studio.webhook;

import org.jspecify.annotations.NullMarked;
