package dev.claquete.studio.project;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A host that the operator trusts: what was put there, otherwise a picture under {@code /image...}, a sound under {@code /audio...}, else
 * nonsense.
 */
public class FakeInternet implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, byte[]> GIVEN = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    /** @return the address where it can be had from now on */
    public static String serve(String path, byte[] body) {
        GIVEN.put("/" + path, body);
        return url(path);
    }

    public static String url(String path) {
        return "http://localhost:" + SERVER.getAddress().getPort() + "/" + path;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("claquete.files.fetch-allow=localhost:"
                        + SERVER.getAddress().getPort())
                .applyTo(context);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", FakeInternet::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = GIVEN.containsKey(path) ? GIVEN.get(path) : usual(path);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] usual(String path) throws IOException {
        return path.startsWith("/image")
                ? picture()
                : (path.startsWith("/audio") ? "ID3 and some sound" : "nonsense").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
