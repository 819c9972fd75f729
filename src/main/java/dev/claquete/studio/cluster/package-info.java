/**
 * What the nodes of one installation tell each other: short messages by PostgreSQL's NOTIFY, heard on one connection a node.
 * Depends on nothing of ours.
 */
@NullMarked
package dev.claquete.studio.cluster;

import org.jspecify.annotations.NullMarked;
