/** Ownership and permissions: accounts, the caller, sign-in and roles. Depends on {@code local} and {@code web}. */
@NullMarked
package dev.claquete.studio.account;

import org.jspecify.annotations.NullMarked;
