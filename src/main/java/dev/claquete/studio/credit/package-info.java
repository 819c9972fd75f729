/**
 * Credits: an append-only ledger, prices, and the steps that reserve, settle and refund. Depends on {@code account},
 * {@code process} (its event of ended runs), {@code web} and {@code work}; features that sell something depend on it.
 */
@NullMarked
package dev.claquete.studio.credit;

import org.jspecify.annotations.NullMarked;
