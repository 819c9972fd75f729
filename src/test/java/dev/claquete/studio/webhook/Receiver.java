package dev.claquete.studio.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Webhook endpoints on a host that the operator trusts, one for each path: they answer 204 unless a test says otherwise, keep
 * what came, and check signatures as the specification of Standard Webhooks tells receivers to.
 */
class Receiver implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Endpoint> ENDPOINTS = new ConcurrentHashMap<>();
    private static final MockWebServer SERVER = start();

    record Message(String id, String timestamp, String signature, String userAgent, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return json().path("type").asText();
        }

        JsonNode data() {
            return json().path("data");
        }

        /** Whether one of its signatures was made with this secret. */
        boolean signedWith(String secret) {
            byte[] key = secret.startsWith("whsec_")
                    ? Base64.getDecoder().decode(secret.substring(6))
                    : secret.getBytes(StandardCharsets.UTF_8);
            String content = id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8);
            try {
                Mac hmac = Mac.getInstance("HmacSHA256");
                hmac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] expected = hmac.doFinal(content.getBytes(StandardCharsets.UTF_8));
                return Arrays.stream(signature.split(" "))
                        .map(versioned -> versioned.split(",", 2))
                        .filter(versioned -> versioned[0].equals("v1"))
                        .anyMatch(versioned ->
                                Arrays.equals(expected, Base64.getDecoder().decode(versioned[1])));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class Endpoint {

        private final Queue<Integer> answers = new ArrayDeque<>();
        private final List<Message> got = new ArrayList<>();
        private int usual = 204;

        synchronized void usually(int status) {
            usual = status;
        }

        synchronized void first(Integer... statuses) {
            answers.addAll(List.of(statuses));
        }

        synchronized List<Message> got() {
            return List.copyOf(got);
        }

        /** What of the data came, in order. */
        List<String> got(String field) {
            return got().stream().map(it -> it.data().path(field).asText()).toList();
        }

        private synchronized int take(Message message) {
            got.add(message);
            Integer next = answers.poll();
            return next == null ? usual : next;
        }
    }

    static String url(String path) {
        return "http://localhost:" + SERVER.getPort() + "/" + path;
    }

    static int port() {
        return SERVER.getPort();
    }

    static Endpoint at(String path) {
        return ENDPOINTS.computeIfAbsent("/" + path, it -> new Endpoint());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    static String[] properties() {
        return new String[] {
            "claquete.files.fetch-allow=localhost:" + SERVER.getPort(), "claquete.webhooks.backoff=100ms,200ms"
        };
    }

    private static MockWebServer start() {
        try {
            MockWebServer server = new MockWebServer();
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    int status = at(request.getUrl().encodedPath().substring(1)).take(read(request));
                    MockResponse.Builder answer = new MockResponse.Builder().code(status);
                    if (status / 100 == 3) {
                        answer.addHeader("Location", url("redirected"));
                    }
                    return answer.build();
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message read(RecordedRequest request) {
        var headers = request.getHeaders();
        return new Message(
                String.valueOf(headers.get("webhook-id")),
                String.valueOf(headers.get("webhook-timestamp")),
                String.valueOf(headers.get("webhook-signature")),
                String.valueOf(headers.get("User-Agent")),
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray());
    }
}
