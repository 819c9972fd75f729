package dev.claquete.studio.file;

import java.nio.file.Path;

/** Fetches what a user-given address points to, without ever reaching into the private network. */
public interface GuardedDownloader {

    /**
     * Checks an address as far as that goes without asking anybody.
     *
     * @throws dev.claquete.studio.web.InvalidInput when it breaks a rule
     */
    void check(String field, String url);

    /**
     * Fetches one media file completely.
     *
     * @param field the API's field that holds the address, for the error sentence
     * @param url the address as the user wrote it; it may be no address at all
     * @param kind what it must be, by its bytes
     * @param into the file to write; it must not exist yet; it is gone again if anything fails
     * @throws dev.claquete.studio.web.InvalidInput when the address, the answer or the file breaks a rule
     * @throws FetchFailed when nothing breaks a rule, but there is no file to be had
     */
    DownloadedFile fetch(String field, String url, MediaKind kind, Path into);
}
