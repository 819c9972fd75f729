package dev.claquete.studio.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An embedded S3 server (s3proxy on a folder) for a machine without one. Reachable only from this machine. */
final class LocalObjectStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalObjectStore.class);

    /** s3proxy writes {@code name.ext-<uuid>} and renames it; a crash in between leaves that file. */
    private static final Pattern HALF_WRITTEN =
            Pattern.compile(".+\\.\\w+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\.mpus-.*");

    private final S3Proxy server;

    private LocalObjectStore(S3Proxy server) {
        this.server = server;
    }

    /**
     * @param folder one sub-folder for each bucket
     * @param port 0 for any free one
     */
    static LocalObjectStore start(Path folder, int port, String accessKeyId, String secretAccessKey) throws Exception {
        Files.createDirectories(folder);
        removeHalfWritten(folder);
        if (!Files.getFileStore(folder).supportsFileAttributeView("user")) {
            log.warn(
                    "{} does not support extended attributes: content types follow file names, object metadata is "
                            + "lost",
                    folder);
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKeyId, secretAccessKey)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .stopTimeout(0)
                .build();
        server.start();
        return new LocalObjectStore(server);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static void removeHalfWritten(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (HALF_WRITTEN.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
    }
}
