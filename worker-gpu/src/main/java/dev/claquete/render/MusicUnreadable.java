package dev.claquete.render;

import dev.claquete.work.BusinessError;

/** The background music is not playable audio; somebody has to choose another file. */
public class MusicUnreadable extends BusinessError {

    public MusicUnreadable(String message) {
        super(message);
    }
}
