package dev.claquete.studio.credit;

/**
 * What an account has, in whole credits.
 *
 * @param available may be spent
 * @param reserved is set aside for what is being made
 */
public record Balance(long available, long reserved) {}
