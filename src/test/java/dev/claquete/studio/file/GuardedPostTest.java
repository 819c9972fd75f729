package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class GuardedPostTest {

    private static final byte[] BODY = "{\"type\":\"webhook.test\"}".getBytes(StandardCharsets.UTF_8);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theBodyAndTheHeadersArriveAndTheStatusComesBack() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(202).body("thanks").build());
        GuardedPost.Answer answer = post(Duration.ofSeconds(10)).send(trusted(), BODY, Map.of("webhook-id", "msg_1"));
        RecordedRequest request = server.takeRequest();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.error()).isNull();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getBody().toByteArray()).isEqualTo(BODY);
        assertThat(request.getHeaders().get("webhook-id")).isEqualTo("msg_1");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Claquete/1");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .addHeader("Location", trusted())
                .build());
        assertThat(post(Duration.ofSeconds(10)).send(trusted(), BODY, Map.of()).status())
                .isEqualTo(307);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whoeverAnswersTooLateHasNotAnswered() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());
        GuardedPost.Answer answer = post(Duration.ofMillis(300)).send(trusted(), BODY, Map.of());
        assertThat(answer.status()).isNull();
        assertThat(answer.error()).startsWith("No answer within");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "http://user:password@example.com/",
                "http://localhost/",
                "http://127.0.0.1/",
                "http://127.1/",
                "http://0x7f000001/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://printer.local/",
                "http://intranet/",
                "http://metadata.google.internal/"
            })
    void noAddressLeadsIntoThePrivateNetwork(String url) {
        GuardedPost post = post(Duration.ofSeconds(10));
        assertThatThrownBy(() -> post.check("url", url))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("url: must");
        GuardedPost.Answer answer = post.send(url, BODY, Map.of());
        assertThat(answer.status()).isNull();
        assertThat(answer.error()).startsWith("The address must");
    }

    @Test
    void aNameThatLeadsIntoThePrivateNetworkIsRefusedWhenItIsUsed() {
        GuardedPost post = post(Duration.ofSeconds(10));
        post.check("url", "http://rebound.example.com/");
        assertThat(post.send("http://rebound.example.com:" + server.getPort() + "/", BODY, Map.of())
                        .error())
                .isEqualTo("The address must lead to a public address on the internet");
        assertThat(post.send("http://nowhere.example.com/", BODY, Map.of()).error())
                .isEqualTo("The address names a host that does not exist");
        assertThat(server.getRequestCount()).isZero();
    }

    private String trusted() {
        return "http://127.0.0.1:" + server.getPort() + "/hook";
    }

    private GuardedPost post(Duration timeout) {
        FileProperties properties = new FileProperties(
                null,
                null,
                Duration.ofDays(7),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                60_000_000,
                List.of("127.0.0.1:" + server.getPort()),
                Duration.ofSeconds(20),
                DataSize.ofGigabytes(1),
                Duration.ofDays(30),
                Duration.ofDays(1));
        Dns dns = name -> {
            if (name.equals("rebound.example.com")) {
                return List.of(InetAddress.getByName("127.0.0.1"));
            }
            throw new UnknownHostException(name);
        };
        return new GuardedPost(properties, dns, timeout);
    }
}
