/**
 * External dependencies of this process (the database, the object store, vendors), and whether they answer at present.
 * Depends on no other package.
 */
@NullMarked
package dev.claquete.dependency;

import org.jspecify.annotations.NullMarked;
