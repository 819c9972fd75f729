package dev.claquete.render;

import dev.claquete.work.BusinessError;

/** The background music is not audio that can be played: someone has to choose another. */
public class MusicUnreadable extends BusinessError {

    public MusicUnreadable(String message) {
        super(message);
    }
}
