package dev.claquete.studio.file;

import java.nio.file.Path;

/** Downloads from user-given addresses without ever reaching the private network. */
public interface GuardedDownloader {

    /**
     * Checks an address without any network access.
     *
     * @throws dev.claquete.studio.web.InvalidInput if it breaks a rule
     */
    void check(String field, String url);

    /**
     * Downloads one media file completely.
     *
     * @param field the API's field with the address, for the error sentence
     * @param url the address as the user wrote it; it may be invalid
     * @param kind what the file must be, by its bytes
     * @param into the file to write; it must not exist yet; it is removed again if anything fails
     * @throws dev.claquete.studio.web.InvalidInput if the address, the answer or the file breaks a rule
     * @throws FetchFailed if no rule is broken, but the download failed
     */
    DownloadedFile fetch(String field, String url, MediaKind kind, Path into);
}
