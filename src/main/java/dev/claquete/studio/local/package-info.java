/**
 * What a server park would bring and a laptop lacks, made on first start: the data directory, PostgreSQL, an S3 server
 * and secrets. Each gives way to configuration. Depends on {@code storage}.
 */
@NullMarked
package dev.claquete.studio.local;

import org.jspecify.annotations.NullMarked;
