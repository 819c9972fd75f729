/** Ownership and permissions: accounts, the caller, sign-in and roles. */
@ApplicationModule(allowedDependencies = {"local", "web"})
@NullMarked
package dev.claquete.studio.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
