/** Stand-ins for outside services that speak the vendors' published contracts, and an object store in memory. */
@NullMarked
package dev.claquete.studio.fakes;

import org.jspecify.annotations.NullMarked;
