/** OpenAI-compatible servers: whose key pays in which run, and so who makes. Depends on {@code vault} and
 * {@code work}. */
@NullMarked
package dev.claquete.studio.openai;

import org.jspecify.annotations.NullMarked;
