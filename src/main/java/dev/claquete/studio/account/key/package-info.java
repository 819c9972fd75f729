/** Personal API keys: their text, their scopes and their routes. */
@NullMarked
package dev.claquete.studio.account.key;

import org.jspecify.annotations.NullMarked;
