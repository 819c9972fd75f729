package dev.claquete.studio.media;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.Fetched;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Makes inputs that nobody has yet: speech, say. Its price is set aside with the job's own. */
public interface InputMaker {

    /** As {@link MediaInputs#made} names it. */
    String name();

    /** What making one costs the owner at most. */
    long price(UUID owner, String recipe);

    /**
     * Makes it.
     *
     * @param into where
     * @throws InvalidInput naming the field, when it can never be made from this recipe
     */
    Fetched make(UUID owner, String field, String recipe, Path into) throws IOException;

    /** It is there, so it is to be paid for. May be told so again. */
    void kept(UUID owner, String recipe, String purchase, ObjectKey key);
}
