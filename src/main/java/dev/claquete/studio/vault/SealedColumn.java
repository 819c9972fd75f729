package dev.claquete.studio.vault;

/**
 * A column that holds what the {@link Vault} has sealed. A feature that has one declares it as a bean, so that a change of the
 * vault's key reaches it.
 *
 * @param place the SQL expression of each row's place, as it was given to {@link Vault#seal}; another one for each row
 */
public record SealedColumn(String table, String column, String place) {}
