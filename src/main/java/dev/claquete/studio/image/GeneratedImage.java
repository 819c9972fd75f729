package dev.claquete.studio.image;

/**
 * A finished picture.
 *
 * @param png the file's bytes
 * @param storyboard whether it is a sketch drawn offline, which must be distinguishable from a generated picture
 */
@SuppressWarnings("ArrayRecordComponent") // passed directly to the store, never compared
record GeneratedImage(byte[] png, boolean storyboard) {}
