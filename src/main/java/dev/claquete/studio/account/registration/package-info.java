/** How people get an account and get back in: registration, activation, passwords and their pages. */
@NullMarked
package dev.claquete.studio.account.registration;

import org.jspecify.annotations.NullMarked;
