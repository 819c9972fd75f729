/**
 * Credits: an append-only ledger, prices, and the steps that reserve, settle and refund. Depends on {@code account}, {@code
 * process} (it hears when a run has ended), {@code web} and {@code work}; features that sell something depend on it.
 */
@NullMarked
package dev.claquete.studio.credit;

import org.jspecify.annotations.NullMarked;
