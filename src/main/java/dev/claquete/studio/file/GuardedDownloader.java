package dev.claquete.studio.file;

import java.net.URI;
import java.nio.file.Path;

/** Fetches what a user-given address points to, without ever reaching into the private network. */
public interface GuardedDownloader {

    /**
     * Fetches one media file completely.
     *
     * @param field the API's field that holds the address, for the error sentence
     * @param kind what it must be, by its bytes
     * @param into the file to write; it must not exist yet; it is gone again if anything fails
     * @throws dev.claquete.studio.web.InvalidInput when the address, the answer or the file breaks a rule
     */
    Fetched fetch(String field, URI url, MediaKind kind, Path into);
}
