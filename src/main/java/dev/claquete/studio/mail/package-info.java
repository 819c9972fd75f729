/**
 * Mail to the owners of accounts: results, failures and lost passwords. Other modules pass messages to the
 * {@code Outbox}; a process sends them.
 */
@ApplicationModule(allowedDependencies = {"account", "file", "job", "local", "process", "project", "vault", "web"})
@NullMarked
package dev.claquete.studio.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
