package dev.claquete.render;

import dev.claquete.work.BusinessError;

/** A picture or a narration of a scene cannot be read; somebody has to replace it. */
public class MediaBroken extends BusinessError {

    public MediaBroken(String message) {
        super(message);
    }
}
