package dev.claquete.studio.vault;

/**
 * A column with secrets encrypted by the {@link Vault}. A module that has one declares it as a bean, so that a change
 * of the vault's key re-encrypts it.
 *
 * @param place the SQL expression of each row's place, as passed to {@link Vault#seal}; different for each row
 */
public record SealedColumn(String table, String column, String place) {}
