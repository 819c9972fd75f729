/**
 * What this process needs that runs elsewhere (the database, the object store, a vendor), and whether it answers at present. Depends
 * on nothing of ours.
 */
@NullMarked
package dev.claquete.dependency;

import org.jspecify.annotations.NullMarked;
