/**
 * OpenAI-compatible servers: whose key pays in a run, and so which provider is used. Depends on {@code vault} and
 * {@code work}.
 */
@NullMarked
package dev.claquete.studio.openai;

import org.jspecify.annotations.NullMarked;
