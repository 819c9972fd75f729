package dev.claquete.studio.media;

import dev.claquete.operation.Source;

/**
 * A file that a caller names.
 *
 * @param address an address on the internet, or what names an object of the caller's own
 */
record Wanted(Source source, String address) {}
