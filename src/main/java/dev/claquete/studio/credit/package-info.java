/**
 * Credits: an append-only ledger, prices, and the steps that reserve, settle and refund.
 */
@ApplicationModule(allowedDependencies = {"account", "process", "web"})
@NullMarked
package dev.claquete.studio.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
