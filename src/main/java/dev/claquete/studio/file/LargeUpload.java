package dev.claquete.studio.file;

import org.springframework.util.unit.DataSize;

/**
 * An address whose uploads may be larger than all others. A feature that has one makes a bean of it.
 *
 * @param most of the whole body
 */
public record LargeUpload(String path, DataSize most) {}
