/**
 * Local replacements for services that a laptop lacks, created on first start: the data directory, PostgreSQL, an S3
 * server and secrets. Configuration replaces each of them. Depends on {@code storage}.
 */
@NullMarked
package dev.claquete.studio.local;

import org.jspecify.annotations.NullMarked;
