/** Media in an S3 store, by object key. Depends on nothing of ours. */
@NullMarked
package dev.claquete.storage;

import org.jspecify.annotations.NullMarked;
