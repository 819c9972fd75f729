package dev.claquete.render;

import java.time.Duration;

/** So many pictures are being decoded that this one did not get its turn in time. */
public final class DecodersBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    DecodersBusy(Duration patience) {
        super("no turn to decode a picture within " + patience.toMillis() + " ms");
    }
}
