package dev.claquete.render;

import dev.claquete.work.BusinessError;

/**
 * The chosen interval gives more frames, or more bytes of them, than one archive may hold; somebody has to choose
 * another.
 */
public class TooManyFrames extends BusinessError {

    TooManyFrames(String message) {
        super(message);
    }
}
