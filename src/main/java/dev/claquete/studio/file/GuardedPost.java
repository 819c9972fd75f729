package dev.claquete.studio.file;

import dev.claquete.studio.file.outbound.FetchTarget;
import dev.claquete.studio.file.outbound.GuardedClients;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends JSON to user-given addresses without ever reaching the private network: the address is checked before the
 * request and again when connecting. No proxy, no cookies, no redirects; the whole call takes at most ten seconds, and
 * only the status of the answer is read. Thread-safe.
 */
@Component
public class GuardedPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final MediaType JSON = MediaType.get("application/json");

    private final GuardedClients clients;
    private final Duration timeout;

    @Autowired
    GuardedPost(FileProperties properties, Dns dns) {
        this(properties, dns, TIMEOUT);
    }

    GuardedPost(FileProperties properties, Dns dns, Duration timeout) {
        this.clients = new GuardedClients(properties.fetchAllow(), dns);
        this.timeout = timeout;
    }

    /**
     * The result of a call.
     *
     * @param status the HTTP status; null without an answer
     * @param millis how long it took
     * @param error why there was no answer, a sentence for the address's owner; otherwise null
     */
    public record Answer(@Nullable Integer status, long millis, @Nullable String error) {}

    /** @throws InvalidInput if the address breaks a rule; where its name resolves to is checked when it is used */
    public void check(String field, String url) {
        clients.target(field, url.strip());
    }

    /** Never throws because of the other side. */
    public Answer send(String url, byte[] body, Map<String, String> headers) {
        long start = System.nanoTime();
        try {
            FetchTarget target = clients.target("url", url.strip());
            OkHttpClient client =
                    clients.client(target).newBuilder().callTimeout(timeout).build();
            try (Response response =
                    client.newCall(request(target, body, headers)).execute()) {
                return new Answer(response.code(), since(start), null);
            }
        } catch (InvalidInput refused) {
            return new Answer(null, since(start), "The address " + refused.rule());
        } catch (IOException e) {
            return new Answer(null, since(start), sentence(e));
        }
    }

    private static Request request(FetchTarget target, byte[] body, Map<String, String> headers) {
        Request.Builder request = new Request.Builder()
                .url(target.url())
                .header("User-Agent", "Claquete/1")
                .header("Accept-Encoding", "identity")
                .post(RequestBody.create(body, JSON));
        headers.forEach(request::header);
        return request.build();
    }

    private String sentence(IOException e) {
        if (GuardedClients.refused(e)) {
            return "The address must lead to a public address on the internet";
        }
        if (e instanceof UnknownHostException) {
            return "The address names a host that does not exist";
        }
        if (e instanceof InterruptedIOException) {
            return "No answer within " + timeout.toSeconds() + " seconds";
        }
        if (e instanceof SSLException) {
            return "No secure connection: the server's certificate or protocol is not accepted";
        }
        return "The server cannot be reached, closed the connection or does not speak HTTP";
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
