package dev.claquete.render;

import dev.claquete.render.image.DecodingRoom;
import java.io.InterruptedIOException;

/** As long as it is open, nobody of this process decodes a picture. */
public final class FullRoom implements AutoCloseable {

    private final DecodingRoom.Place all;

    public FullRoom() throws InterruptedIOException {
        this.all = DecodingRoom.ofProcess().take(Long.MAX_VALUE / 2);
    }

    @Override
    public void close() {
        all.close();
    }
}
