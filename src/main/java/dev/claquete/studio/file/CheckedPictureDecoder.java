package dev.claquete.studio.file;

import dev.claquete.render.image.DecodersBusy;
import dev.claquete.render.image.PictureProperties;
import dev.claquete.render.image.PictureReader;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Unavailable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Decodes callers' pictures whose size and scans are within the limits. An API caller waits a while for a turn, and the
 * number of turns for each caller is limited; a step of a process waits as long as it takes. Thread-safe.
 */
@Component
public class CheckedPictureDecoder {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final long maxPixels;
    private final Duration patience;
    private final PerAccountLimit places;
    private final @Nullable CurrentAccount caller;

    @Autowired
    CheckedPictureDecoder(FileProperties files, PictureProperties pictures, CurrentAccount caller) {
        this(files.maxPixels(), pictures, caller);
    }

    CheckedPictureDecoder(long maxPixels, PictureProperties pictures, @Nullable CurrentAccount caller) {
        this.maxPixels = maxPixels;
        this.patience = pictures.patience();
        this.places = new PerAccountLimit(
                pictures.perAccount(),
                RETRY_AFTER,
                "At most " + pictures.perAccount()
                        + " pictures of an account are decoded at once; try again when one is done");
        this.caller = caller;
    }

    /** For use outside requests. */
    public static CheckedPictureDecoder ofTasks(long maxPixels, PictureProperties pictures) {
        return new CheckedPictureDecoder(maxPixels, pictures, null);
    }

    /**
     * @param step one pixel in this many on each axis is kept
     * @throws InvalidInput if it has too many pixels or scans
     * @throws dev.claquete.studio.web.TooManyRequests if the caller has too many pictures in work
     * @throws Unavailable if others' pictures take too long
     */
    public BufferedImage read(String field, PictureReader picture, int step) throws IOException {
        check(field, picture);
        return inTurn(patience -> patience == null ? picture.read(step) : picture.read(step, patience));
    }

    /** Work that takes decoding memory of the process. */
    interface Decoding<T> {
        /** @param patience how long it may wait for that memory; null for as long as it takes */
        T decode(@Nullable Duration patience) throws IOException;
    }

    /**
     * @throws dev.claquete.studio.web.TooManyRequests if the caller has too many pictures in work
     * @throws Unavailable if others' pictures take too long
     */
    <T> T inTurn(Decoding<T> decoding) throws IOException {
        if (caller == null || RequestContextHolder.getRequestAttributes() == null) {
            return decoding.decode(null);
        }
        Optional<UUID> account = caller.find();
        account.ifPresent(places::take);
        try {
            return decoding.decode(patience);
        } catch (DecodersBusy e) {
            throw new Unavailable(
                    "Too many pictures are being decoded at the moment; nothing was done, please try again",
                    RETRY_AFTER);
        } finally {
            account.ifPresent(places::free);
        }
    }

    /** How many pictures of an account are being decoded or wait for that. */
    int waiting(UUID account) {
        return places.taken(account);
    }

    private void check(String field, PictureReader picture) throws IOException {
        if (picture.pixels() > maxPixels) {
            throw new InvalidInput(
                    field,
                    "must have at most " + maxPixels / 1_000_000 + " megapixels, this has " + picture.widthPx() + " x "
                            + picture.heightPx());
        }
        if (picture.hasTooManyScans()) {
            throw new InvalidInput(field, PictureReader.scansRule());
        }
    }
}
