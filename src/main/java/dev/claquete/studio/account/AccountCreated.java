package dev.claquete.studio.account;

import java.util.UUID;

/** There is a new account. Published in the transaction that makes it. */
public record AccountCreated(UUID accountId) {}
