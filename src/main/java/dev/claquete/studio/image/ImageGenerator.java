package dev.claquete.studio.image;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;

/** Draws scenes: remotely with a model, or offline as storyboard art. Thread-safe. */
interface ImageGenerator {

    /** The maker's name and version; another id means other pictures. */
    String id();

    /** Hashes this maker's id and exactly what it would draw from, so that nothing else in a scene leads to a new picture. */
    ContentHash contentOf(ImageRequest request);

    /**
     * Draws one picture.
     *
     * @param output where the picture will be stored; names the purchase, so that a vendor can recognise a repeat
     * @throws PromptRejected when the prompt breaks the maker's rules
     */
    GeneratedImage draw(ImageRequest request, ObjectKey output) throws PromptRejected;
}
