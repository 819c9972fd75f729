package dev.claquete.studio.media;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that a caller names.
 *
 * @param address an address on the internet, or what names an object of the caller's own, or the maker's recipe
 * @param maker of what is not fetched but made; otherwise null
 */
record Wanted(Source source, String address, @Nullable String maker) {}
