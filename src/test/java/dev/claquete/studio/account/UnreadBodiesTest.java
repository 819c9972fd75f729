package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.RawHttp;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Bodies of those who may not send them are not read: not by any filter, and not by any converter. One address for each security
 * rule, with each method and each kind of body.
 */
@StudioTest
class UnreadBodiesTest {

    private static final int AT_A_TIME = 24;
    private static final long BODY = 100_000_000;
    private static final long MOST_TAKEN = 8_000_000;
    private static final long MOST_HEAP = 48_000_000;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final List<String> CLOSED_TO_STRANGERS = List.of(
            "/nope",
            "/engine-rest/external-task/fetchAndLock",
            "/engine-rest/task",
            "/engine-rest/deployment/create",
            "/api/worker/tasks/x/progress",
            "/camunda/app/cockpit/default/",
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/engine/engine/default/task",
            "/swagger-ui/index.html",
            "/v3/api-docs",
            "/actuator/health",
            "/api/webhooks/job-status",
            "/api/admin/accounts",
            "/api/projects",
            "/api/ai/generate",
            "/api/uploads",
            "/auth/other",
            "/generate/image",
            "/job/x",
            "/json2video/projects",
            "/runpod/config",
            "/synthesize/speech",
            "/templates",
            "/thumbnails/generate",
            "/users/me",
            "/utils/files",
            "/v2/processing/image",
            "/video/img2vid",
            "/videos/upload",
            "/webhooks/register");

    private static final List<String> OPEN = List.of(
            "/",
            "/health",
            "/error",
            "/favicon.ico",
            "/api/assets",
            "/login",
            "/logout",
            "/users",
            "/users/",
            "/auth/token",
            "/users/activate",
            "/auth/password/reset",
            "/auth/password/reset/confirm",
            "/v2/auth/login",
            "/v2/auth/refresh",
            "/v2/auth/logout");

    private static final List<String> CLOSED_TO_USERS = List.of(
            "/nope",
            "/engine-rest/external-task/fetchAndLock",
            "/engine-rest/task",
            "/api/worker/tasks/x/progress",
            "/camunda/app/cockpit/default/",
            "/camunda/api/engine/engine/default/task",
            "/api/webhooks/job-status",
            "/api/admin/accounts",
            "/login",
            "/logout");

    @LocalServerPort
    int port;

    People people;

    /** A body's type, its beginning, and whether it comes in chunks. */
    private record Kind(String type, String encoding, String start, boolean chunked) {

        static List<Kind> all() {
            return Stream.of(
                            new Kind("application/x-www-form-urlencoded", "", "username=", false),
                            new Kind(
                                    "multipart/form-data; boundary=b",
                                    "",
                                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n",
                                    false),
                            new Kind(
                                    "multipart/form-data; boundary=b",
                                    "",
                                    "--b\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n",
                                    true),
                            new Kind("application/json", "", "{\"username\":\"", true),
                            new Kind("application/json", "gzip", "", false),
                            new Kind("application/x-www-form-urlencoded", "", "a=", true),
                            new Kind("application/yaml", "", "a: ", false),
                            new Kind("application/xml", "", "<a>", true),
                            new Kind("text/plain", "", "", true),
                            new Kind("application/offset+octet-stream", "", "", false))
                    .toList();
        }

        String head() {
            return "Content-Type: " + type + "\r\n"
                    + (encoding.isEmpty() ? "" : "Content-Encoding: " + encoding + "\r\n")
                    + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + BODY + "\r\n\r\n")
                    + (chunked && !start.isEmpty()
                            ? Integer.toHexString(start.length()) + "\r\n" + start + "\r\n"
                            : start);
        }

        byte[] piece() {
            byte[] letters = new byte[16_384];
            Arrays.fill(letters, (byte) 'x');
            String text = new String(letters, StandardCharsets.ISO_8859_1);
            return (chunked ? "4000\r\n" + text + "\r\n" : text).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @Test
    void strangersAreAnsweredBeforeTheirBodiesAreRead() {
        List<String> paths = new ArrayList<>(CLOSED_TO_STRANGERS);
        paths.addAll(OPEN);
        walk(paths, "");
    }

    @Test
    void aFormsTokenInTheHeaderOpensNoBody() {
        String cookie = "Cookie: CLAQUETE-XSRF=t\r\nX-CLAQUETE-XSRF: t\r\n";
        walk(List.of("/login", "/logout", "/nope"), cookie);
        walk(List.of("/login?_csrf=t", "/logout?_csrf=t"), "Cookie: CLAQUETE-XSRF=t\r\n");
    }

    @Test
    void usersAreAnsweredBeforeTheBodiesThatTheyMayNotSendAreRead() {
        Person user = people.user();
        walk(CLOSED_TO_USERS, "Authorization: Bearer " + user.accessToken() + "\r\n");
    }

    @Test
    void norAreBodiesReadOfUsersWithASession() {
        Person user = people.user();
        String session =
                People.cookie(People.signInByPage(user.outside(), user.email(), People.PASSWORD), "JSESSIONID");
        walk(CLOSED_TO_USERS, "Cookie: " + session + "; CLAQUETE-XSRF=t\r\n");
        walk(CLOSED_TO_USERS, "Cookie: " + session + "; CLAQUETE-XSRF=t\r\nX-CLAQUETE-XSRF: t\r\n");
    }

    /** Many at a time, since a connection that is refused takes a moment to close. */
    private void walk(List<String> paths, String headers) {
        RawHttp raw = new RawHttp(port);
        AtomicInteger number = new AtomicInteger();
        long before = heap();
        Map<String, Future<RawHttp.Answer>> answers = new LinkedHashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(AT_A_TIME);
        for (String path : paths) {
            for (String method : METHODS) {
                for (Kind kind : Kind.all()) {
                    String from = "X-Forwarded-For: 198.51." + number.incrementAndGet() / 250 + "." + number.get() % 250
                            + "\r\n";
                    String head =
                            method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + from + headers + kind.head();
                    answers.put(
                            method + " " + path + " " + kind, senders.submit(() -> raw.send(head, kind.piece(), BODY)));
                }
            }
        }
        SoftAssertions rules = new SoftAssertions();
        answers.forEach((what, sent) -> {
            RawHttp.Answer answer = answer(sent);
            rules.assertThat(answer.taken()).as("%s: %s", what, answer).isLessThan(MOST_TAKEN);
            rules.assertThat(answer.closed()).as("%s: %s", what, answer).isTrue();
            rules.assertThat(answer.status() / 100).as("%s: %s", what, answer).isNotEqualTo(5);
        });
        senders.shutdown();
        rules.assertAll();
        assertThat(heap() - before).as("bytes that stay").isLessThan(MOST_HEAP);
    }

    private static RawHttp.Answer answer(Future<RawHttp.Answer> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
