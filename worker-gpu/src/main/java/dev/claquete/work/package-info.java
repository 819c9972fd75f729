/**
 * The contract of a step of work: a handler on records, its topic, its context and its errors. Depends on no other
 * package.
 */
@NullMarked
package dev.claquete.work;

import org.jspecify.annotations.NullMarked;
