/**
 * Communication between the nodes of one installation: short messages by PostgreSQL's NOTIFY, received on one
 * connection for each node.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.claquete.studio.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
