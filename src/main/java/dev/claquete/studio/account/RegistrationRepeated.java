package dev.claquete.studio.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account was requested for an address that has one. The owner is told by mail, and the caller is not.
 *
 * @param link to the sign-in page; null where no public address is configured
 */
public record RegistrationRepeated(UUID accountId, @Nullable String link) {}
