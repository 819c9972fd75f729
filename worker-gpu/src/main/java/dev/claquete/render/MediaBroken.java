package dev.claquete.render;

import dev.claquete.work.BusinessError;

/** A picture or a narration that a scene is made of cannot be read: someone has to replace it. */
public class MediaBroken extends BusinessError {

    public MediaBroken(String message) {
        super(message);
    }
}
