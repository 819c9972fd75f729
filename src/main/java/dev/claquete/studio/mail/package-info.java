/**
 * Mail to the owners of accounts: results, failures and lost passwords. Other modules pass messages to the
 * {@code Outbox}; a process sends them. Depends on {@code account}, {@code file}, {@code job}, {@code local},
 * {@code process}, {@code project}, {@code storage}, {@code vault} and {@code work}.
 */
@NullMarked
package dev.claquete.studio.mail;

import org.jspecify.annotations.NullMarked;
