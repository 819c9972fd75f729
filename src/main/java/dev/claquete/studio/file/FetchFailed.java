package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;

/** The address is valid, but the download failed: its server is down, too slow or answers with an error. */
public class FetchFailed extends InvalidInput {

    public FetchFailed(String field, String reason) {
        super(field, reason);
    }
}
