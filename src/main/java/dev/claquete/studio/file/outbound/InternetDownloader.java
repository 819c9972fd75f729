package dev.claquete.studio.file.outbound;

import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.FetchFailed;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.stereotype.Component;

/**
 * Downloads from user-given addresses without ever reaching the private network: every hop's address is checked before
 * the request and again when connecting. No proxy, no cookies, no credentials; any port; at most five redirects and
 * never from https to http; size and time are limited; the file's bytes must match the expected kind. Thread-safe.
 */
@Component
class InternetDownloader implements GuardedDownloader {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final FileProperties properties;
    private final MediaCheck check;
    private final GuardedClients clients;

    InternetDownloader(FileProperties properties, MediaCheck check, Dns dns) {
        this.properties = properties;
        this.check = check;
        this.clients = new GuardedClients(properties.fetchAllow(), dns);
    }

    @Override
    public void check(String field, String url) {
        clients.target(field, url.strip());
    }

    @Override
    public DownloadedFile fetch(String field, String url, MediaKind kind, Path into) {
        try {
            download(field, url, kind, into);
            return check.check(field, into, kind);
        } catch (IOException | RuntimeException e) {
            deleteQuietly(into);
            throw e instanceof InvalidInput refused ? refused : unreachable(field, e);
        }
    }

    private void download(String field, String url, MediaKind kind, Path into) throws IOException {
        Instant deadline = Instant.now().plus(properties.fetchTimeout());
        FetchTarget target = clients.target(field, url.strip());
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            try (Response response = ask(target, kind, deadline)) {
                if (!REDIRECTS.contains(response.code())) {
                    save(field, response, kind, into);
                    return;
                }
                target = next(field, target, response);
            }
        }
        throw new InvalidInput(field, "must lead to a file within " + MAX_REDIRECTS + " redirects");
    }

    private Response ask(FetchTarget target, MediaKind kind, Instant deadline) throws IOException {
        Duration left = Duration.between(Instant.now(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw new InterruptedIOException("timeout");
        }
        OkHttpClient client = clients.client(target);
        Request request = new Request.Builder()
                .url(target.url())
                .header("Accept", kind.word() + "/*, */*;q=0.1")
                .header(
                        "Accept-Encoding",
                        "identity") // otherwise okhttp would unpack, and a small answer could become a huge file
                .header("User-Agent", "Claquete/1")
                .build();
        return client.newBuilder().callTimeout(left).build().newCall(request).execute();
    }

    private FetchTarget next(String field, FetchTarget from, Response response) {
        String location = response.header("Location");
        HttpUrl next = location == null ? null : from.url().resolve(location);
        if (location == null || next == null) {
            throw new InvalidInput(field, "must not redirect to anything but an http or https address");
        }
        if (from.url().isHttps() && !next.isHttps()) {
            throw new InvalidInput(field, "must not redirect from https to http");
        }
        boolean absolute = location.strip().matches("(?i)[a-z][a-z0-9+.-]*:.*");
        return clients.target(field, absolute ? location.strip() : next.toString());
    }

    private void save(String field, Response response, MediaKind kind, Path into) throws IOException {
        if (response.code() != 200) {
            throw new FetchFailed(field, "answered with status " + response.code() + ", not with a file");
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw new InvalidInput(field, "must be served without Content-Encoding");
        }
        long max = properties.max(kind).toBytes();
        if (response.body().contentLength() > max) {
            throw tooLarge(field, kind);
        }
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(into, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                size += length;
                if (size > max) {
                    throw tooLarge(field, kind);
                }
                out.write(buffer, 0, length);
            }
        }
    }

    private InvalidInput tooLarge(String field, MediaKind kind) {
        return new InvalidInput(field, properties.limit(kind));
    }

    private InvalidInput unreachable(String field, Exception e) {
        if (GuardedClients.refused(e)) {
            return FetchTarget.notPublic(field);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new FetchFailed(field, "names a host that does not exist");
            }
            if (cause instanceof InterruptedIOException) {
                return new FetchFailed(
                        field,
                        "did not send the whole file within "
                                + properties.fetchTimeout().toSeconds() + " seconds");
            }
        }
        if (e instanceof RuntimeException bug) {
            throw bug;
        }
        return new FetchFailed(field, "cannot be fetched: the server closed the connection or does not speak HTTP");
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
