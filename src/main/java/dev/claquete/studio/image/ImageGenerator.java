package dev.claquete.studio.image;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;

/** Draws pictures of scenes: remotely with a model, or offline as storyboard art. Thread-safe. */
interface ImageGenerator {

    /** The provider's name and version; another id means other pictures. */
    String id();

    /**
     * Hashes this provider's id and exactly its inputs, so that other changes of a scene do not lead to a new picture.
     */
    ContentHash contentOf(ImageRequest request);

    /**
     * Draws one picture.
     *
     * @param output the picture's future key; identifies the purchase, so that a vendor can recognise a repeat
     * @throws PromptRejected if the prompt breaks the provider's rules
     */
    GeneratedImage draw(ImageRequest request, ObjectKey output) throws PromptRejected;
}
