package dev.claquete.studio.credit;

/**
 * The balance of an account, in whole credits.
 *
 * @param available may be spent
 * @param reserved is reserved for work in progress
 */
public record Balance(long available, long reserved) {}
