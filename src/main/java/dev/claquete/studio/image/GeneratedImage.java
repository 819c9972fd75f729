package dev.claquete.studio.image;

/**
 * A finished picture.
 *
 * @param png the file's bytes
 * @param storyboard true for a sketch drawn offline, which people must be able to tell from a generated picture
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the store, never compared
record GeneratedImage(byte[] png, boolean storyboard) {}
