package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;

/** An address breaks no rule, but what it leads to cannot be had: its server is away, is too slow or says that there is nothing. */
public class FetchFailed extends InvalidInput {

    public FetchFailed(String field, String reason) {
        super(field, reason);
    }
}
