/** Who calls: sign-in, sessions, tokens, and the filters that every request passes. */
@NullMarked
package dev.claquete.studio.account.access;

import org.jspecify.annotations.NullMarked;
