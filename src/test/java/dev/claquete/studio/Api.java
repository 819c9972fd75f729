package dev.claquete.studio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An HTTP caller for tests: immutable, one for each kind of caller, with no cookies and no redirects. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final List<String> headers;

    private Api(String base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public static Api stranger(int port) {
        return new Api("http://localhost:" + port, List.of());
    }

    public static Api admin(int port) {
        return stranger(port).with("X-API-Key", TestServers.API_KEY);
    }

    public static Api worker(int port) {
        return stranger(port).basic("worker", TestServers.WORKER_SECRET);
    }

    public Api with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(base, more);
    }

    public Api basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public HttpResponse<String> post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    public HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
        try {
            return CLIENT.send(request(method, path, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> bytes(String method, String path) {
        try {
            return CLIENT.send(request(method, path, BodyPublishers.noBody()), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer that goes on for as long as the server likes. */
    public HttpResponse<InputStream> stream(String path) {
        try {
            return CLIENT.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request.build();
    }
}
