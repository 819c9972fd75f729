/** Media in an S3 store, by object key. Depends on no other package. */
@NullMarked
package dev.claquete.storage;

import org.jspecify.annotations.NullMarked;
