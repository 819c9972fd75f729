package dev.claquete.studio.account;

import java.util.UUID;

/** An account was created. Published in the transaction that creates it. */
public record AccountCreated(UUID accountId) {}
