/**
 * One job, whatever is done in it: the entity and its legal moves, its process {@code media-operation} and what its owner sees of
 * it, its price, inputs, limits and results, the callers that wait for it and the events that say how it ended. It knows no feature
 * and no route of a particular operation; features build orders and hand them in at {@link JobService}. Depends on {@code process},
 * {@code cluster}, {@code file}, {@code account}, {@code credit}, {@code operation} and {@code render}.
 */
@NullMarked
package dev.claquete.studio.job;

import org.jspecify.annotations.NullMarked;
