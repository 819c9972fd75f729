/** Who owns things and who may do what: accounts, the caller, sign-in and the roles. Depends on {@code local} and {@code web}. */
@NullMarked
package dev.claquete.studio.account;

import org.jspecify.annotations.NullMarked;
