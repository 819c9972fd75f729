/** OpenAI-compatible servers: whose key pays in which run, and so who makes. Depends on {@code vault}. */
@NullMarked
package dev.claquete.studio.openai;

import org.jspecify.annotations.NullMarked;
