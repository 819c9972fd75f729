/** What a step of work is: a handler on records, its topic, its context and its errors. Depends on nothing of ours. */
@NullMarked
package dev.claquete.work;

import org.jspecify.annotations.NullMarked;
