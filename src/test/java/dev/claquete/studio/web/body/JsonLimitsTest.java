package dev.claquete.studio.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.RawHttp;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.lang.ref.Reference;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Nobody's JSON ends the heap: its bytes and its tokens are bounded, and long bodies share a part of the memory. */
@StudioTest
class JsonLimitsTest {

    private static final int MB = 1024 * 1024;
    private static final long LITTLE_HEAP = 300L * MB;

    private static final List<String> PATHS =
            List.of("/api/projects", "/api/ai/generate", "/json2video/projects", "/api/workflow/command");

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerAdapter controllers;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    Person person;
    Api user;

    @BeforeEach
    void user() {
        person = new People(port).user();
        user = person.api().with("Content-Type", "application/json");
    }

    @AfterEach
    void hangUp() {
        callers.shutdownNow();
    }

    @Test
    void fortyFiveMegabytesOfSmallThingsAreRefusedInLittleMemory() {
        withLittleHeap(() -> {
            for (String thing : List.of("[]", "{}", "[[],[]]", "{\"a\":[]}", "0", "\"\"", "{\"\":1}")) {
                byte[] piece = (thing + ",").repeat(4_000).getBytes(StandardCharsets.UTF_8);
                byte[] chunk = (Integer.toHexString(piece.length) + "\r\n" + new String(piece, StandardCharsets.UTF_8)
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                for (String path : PATHS) {
                    refused(raw(path, "Content-Length: " + 45 * MB + "\r\n\r\n[", piece));
                    refused(raw(path, "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n", chunk));
                }
            }
            byte[] objects = "{},".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            IntStream.range(0, 24)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> raw("/api/ai/generate", "Content-Length: " + 45 * MB + "\r\n\r\n[", objects),
                            callers))
                    .toList()
                    .forEach(answer -> assertThat(answer.join().status())
                            .as("of many at once")
                            .isIn(413, 503));
        });
    }

    private RawHttp.Answer raw(String path, String head, byte[] piece) {
        return new RawHttp(port)
                .send(
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person.accessToken()
                                + "\r\nContent-Type: application/json\r\n" + head,
                        piece,
                        45L * MB);
    }

    private static void refused(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.text()).contains("body: must have at most ");
    }

    @Test
    void eachLimitNamesItsRule() {
        Map.of(
                        "[".repeat(200) + "]".repeat(200), "at most 100 lists and objects within each other",
                        "{\"" + "n".repeat(60_000) + "\":1}", "no name of more than 1000 characters",
                        "{\"topic\":" + "1".repeat(2_000) + "}", "no number of more than 1000 digits")
                .forEach((body, rule) -> {
                    HttpResponse<String> answer = user.send("POST", "/api/projects", body);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                    assertThat(JsonPath.<String>read(answer.body(), "$.error"))
                            .startsWith("body: ")
                            .contains(rule);
                });
        HttpResponse<String> text = user.send(
                "POST",
                "/api/ai/generate",
                "{\"action\":\"optimize_image\",\"params\":{\"base64_image\":\"" + "A".repeat(33_000_000) + "\"}}");
        assertThat(text.statusCode()).as(text.body()).isEqualTo(413);
        assertThat(text.body()).contains("no text of more than 32000000 characters");
    }

    @Test
    void ordinaryBodiesHaveAtMostFourMegabytesSoTheLongestTopicIsRead() {
        HttpResponse<String> longest =
                user.send("POST", "/api/projects", "{\"topic\":\"" + "\\u00e9".repeat(500_000) + "\"}");
        assertThat(JsonPath.<String>read(longest.body(), "$.field"))
                .as(longest.body())
                .isEqualTo("topic");

        byte[] piece = "x".repeat(8_192).getBytes(StandardCharsets.UTF_8);
        String start = "{\"topic\":\"short\",\"other\":\"";
        refused(raw("/api/projects", "Content-Length: " + 5 * MB + "\r\n\r\n" + start, piece));
    }

    @Test
    void picturesInBase64HaveMoreRoom() {
        HttpResponse<String> answer = user.send(
                "POST",
                "/api/ai/generate",
                "{\"action\":\"optimize_image\",\"params\":{\"base64_image\":\"" + "A".repeat(20_000_000) + "\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("params.base64_image");
    }

    @Test
    void noOtherFormatThanJsonTextAndBytesIsRead() {
        assertThat(controllers.getMessageConverters())
                .extracting(HttpMessageConverter::getClass)
                .extracting(Class::getSimpleName)
                .containsOnly(
                        "ProjectingJackson2HttpMessageConverter", // Spring Data's, by the same mapper as the last one
                        "ByteArrayHttpMessageConverter",
                        "StringHttpMessageConverter",
                        "ResourceHttpMessageConverter",
                        "ResourceRegionHttpMessageConverter",
                        "MappingJackson2HttpMessageConverter");
        for (String type : List.of("application/yaml", "application/xml", "application/cbor")) {
            assertThat(new People(port)
                            .user()
                            .api()
                            .with("Content-Type", type)
                            .send("POST", "/api/projects", "topic: a")
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    /** The rest of the heap is taken: whatever needs more ends in an OutOfMemoryError. */
    private static void withLittleHeap(Runnable work) {
        List<byte[]> taken = new ArrayList<>();
        System.gc();
        Runtime heap = Runtime.getRuntime();
        long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        for (long left = free; left > LITTLE_HEAP; left -= 8 * MB) {
            taken.add(new byte[8 * MB - 64]);
        }
        work.run();
        Reference.reachabilityFence(taken);
    }
}
