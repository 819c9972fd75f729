package dev.claquete.render.image;

import java.time.Duration;

/** Thrown if a picture did not get its turn in time because too many others are being decoded. */
public final class DecodersBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    DecodersBusy(Duration patience) {
        super("no turn to decode a picture within " + patience.toMillis() + " ms");
    }
}
