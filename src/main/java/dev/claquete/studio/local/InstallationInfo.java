package dev.claquete.studio.local;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where this installation stores its data, for people to read.
 *
 * @param dataDir generated secrets, and the embedded servers' data
 * @param database without user and password
 * @param storage the S3 store's address
 * @param bucket within it
 */
public record InstallationInfo(
        Path dataDir, String database, boolean databaseEmbedded, URI storage, boolean storageEmbedded, String bucket) {}
