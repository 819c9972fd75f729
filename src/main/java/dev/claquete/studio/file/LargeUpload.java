package dev.claquete.studio.file;

import org.springframework.util.unit.DataSize;

/**
 * A route with larger uploads than all others. A module that has one declares it as a bean.
 *
 * @param most of the whole body
 */
public record LargeUpload(String path, DataSize most) {}
