/**
 * Local replacements for services that a laptop lacks, created on first start: the data directory, PostgreSQL, an S3
 * server and secrets. Configuration replaces each of them.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.claquete.studio.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
