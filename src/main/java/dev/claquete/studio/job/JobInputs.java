package dev.claquete.studio.job;

import dev.claquete.operation.Source;
import dev.claquete.operation.Source.Kind;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.web.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input files of one request. Addresses are checked when they are added, as far as that is possible without network
 * access.
 */
public final class JobInputs {

    private final Files files;
    private final GuardedDownloader downloader;
    private final int maxFiles;
    private final List<InputRequest> wanted = new ArrayList<>();

    JobInputs(Files files, GuardedDownloader downloader, int maxFiles) {
        this.files = files;
        this.downloader = downloader;
        this.maxFiles = maxFiles;
    }

    /** @param field as the caller spells it; each has one file */
    public Source video(String field, @Nullable String address) {
        return add(field, address, Kind.VIDEO);
    }

    public Source audio(String field, @Nullable String address) {
        return add(field, address, Kind.AUDIO);
    }

    public Source image(String field, @Nullable String address) {
        return add(field, address, Kind.IMAGE);
    }

    public Source text(String field, @Nullable String address) {
        return add(field, address, Kind.TEXT);
    }

    /** @throws InvalidInput if the address is missing or invalid */
    public Source add(String field, @Nullable String address, Kind kind) {
        String stripped = named(field, address);
        if (!files.isOurs(stripped)) {
            downloader.check(field, stripped);
        }
        Source source = new Source(field, kind);
        wanted.add(new InputRequest(source, stripped));
        return source;
    }

    /**
     * An optional video: it is downloaded with the others, but its failure does not end the job.
     *
     * @throws InvalidInput if there is no address
     */
    public Source sparedVideo(String field, @Nullable String address) {
        Source source = new Source(field, Kind.VIDEO);
        wanted.add(InputRequest.spared(source, named(field, address)));
        return source;
    }

    private String named(String field, @Nullable String address) {
        if (address == null || address.isBlank()) {
            throw new InvalidInput(field, "is required");
        }
        if (wanted.size() == maxFiles) {
            throw new InvalidInput(field, "is one file too many: a request may name " + maxFiles);
        }
        return address.strip();
    }

    /**
     * A file that an {@link InputProvider} generates.
     *
     * @param maker its name
     * @param description of the input to generate
     */
    public Source made(String field, Kind kind, String maker, String description) {
        Source source = new Source(field, kind);
        wanted.add(InputRequest.made(source, description, maker));
        return source;
    }

    List<InputRequest> wanted() {
        return List.copyOf(wanted);
    }
}
