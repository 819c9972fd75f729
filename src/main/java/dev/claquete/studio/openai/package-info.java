/** The shared client for OpenAI-compatible servers. Depends on nothing of ours. */
@NullMarked
package dev.claquete.studio.openai;

import org.jspecify.annotations.NullMarked;
