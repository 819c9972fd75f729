package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A customer's web server: takes webhooks, checks that each is signed, and turns every third away, as real ones do. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<byte[]> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Delivery> accepted = new CopyOnWriteArrayList<>();

    /** What came in and was accepted. */
    record Delivery(String id, String type, JsonNode data) {}

    /** @param secret as registered, {@code whsec_} and Base64 */
    Receiver(String secret) throws IOException {
        knows(secret);
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    /** @param secret that signs other messages than the first one */
    void knows(String secret) {
        keys.add(Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    List<Delivery> accepted(String type) {
        return accepted.stream()
                .filter(delivery -> delivery.type().equals(type))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String claimed = exchange.getRequestHeaders().getFirst("webhook-signature");
        boolean genuine =
                keys.stream().anyMatch(key -> signature(key, exchange, body).equals(claimed));
        boolean takes = genuine && calls.incrementAndGet() % 3 != 0;
        if (takes) {
            JsonNode event = JSON.readTree(body);
            accepted.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    event.path("type").asText(),
                    event.path("data")));
        }
        exchange.sendResponseHeaders(takes ? 204 : genuine ? 503 : 400, -1);
        exchange.close();
    }

    /** After the specification of Standard Webhooks, independently of our sender. */
    private static String signature(byte[] key, HttpExchange exchange, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((exchange.getRequestHeaders().getFirst("webhook-id") + "."
                            + exchange.getRequestHeaders().getFirst("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
