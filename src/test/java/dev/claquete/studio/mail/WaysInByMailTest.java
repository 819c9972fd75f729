package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.account.Browser;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Registering, and coming back in, where there is mail: nobody but the owner of an address learns whether it has an account. */
class WaysInByMailTest extends StudioWithMail {

    private static final Pattern LINK = Pattern.compile("https?://\\S*[?&]token=\\S+");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    int port;

    private Api somewhere() {
        int number = ADDRESSES.incrementAndGet();
        return Api.stranger(port).with("X-Forwarded-For", "198.51." + number / 250 + "." + (1 + number % 250));
    }

    @Test
    void theLinkInTheMailActivatesTheAccountAndNothingElseDoes() throws Exception {
        String email = address();
        HttpResponse<String> made = register(somewhere(), email, "a-quiet-harbour-7");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(JsonPath.<Boolean>read(made.body(), "$.is_active")).isFalse();
        String link = link(mail(email));
        assertThat(link).startsWith("https://studio.example.com/users/activate?token=ac_");

        assertThat(signIn(email, "a-quiet-harbour-7").body()).contains("Ative a conta");
        assertThat(signIn(email, "a-wrong-guess-7").statusCode()).isEqualTo(401);
        assertThat(signIn(email, "a-wrong-guess-7").body()).doesNotContain("Ative");
        Browser browser = new Browser(somewhere());
        HttpResponse<String> refused = browser.signIn(email, "a-quiet-harbour-7");
        assertThat(browser.follow(refused).body()).contains("Activate your account first");
        String path = link.substring("https://studio.example.com".length());
        browser.open(path); // as a program that looks through people's mail does
        HttpResponse<String> page = browser.open(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(accounts(email)).isZero();

        HttpResponse<String> done = browser.submit(page, "/users/activate", Map.of());

        assertThat(browser.follow(done).body()).contains("Your account is active");
        HttpResponse<String> tokens = signIn(email, "a-quiet-harbour-7");
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        Api person = somewhere().with("Authorization", "Bearer " + JsonPath.read(tokens.body(), "$.access_token"));
        String me = person.get("/users/me").body();
        assertThat(JsonPath.<String>read(me, "$.id")).isEqualTo(JsonPath.read(made.body(), "$.id"));
        assertThat(JsonPath.<Boolean>read(me, "$.is_active")).isTrue();
        assertThat(person.get("/api/credits").body()).contains("100");
        HttpResponse<String> again = browser.submit(page, "/users/activate", Map.of());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("unknown, already used or expired");
    }

    @Test
    void knownAndUnknownAddressesAreAnsweredAlikeAndTheKnownOnesOwnerIsTold() throws Exception {
        String known = activated();
        String unknown = address();
        HttpResponse<String> ofKnown = register(somewhere(), known.toUpperCase(), "another-quiet-bay-8");
        HttpResponse<String> ofUnknown = register(somewhere(), unknown.toUpperCase(), "another-quiet-bay-8");

        assertThat(ofKnown.statusCode()).isEqualTo(201).isEqualTo(ofUnknown.statusCode());
        assertThat(told(ofKnown, known)).isEqualTo(told(ofUnknown, unknown));
        assertThat(ofKnown.headers().map().keySet())
                .isEqualTo(ofUnknown.headers().map().keySet());
        for (String field : List.of(
                "{\"email\":\"%s\",\"password\":\"password123\"}",
                "{\"email\":\"%s\"}", "{\"email\":\"%s\",\"password\":\"a-quiet-harbour-7\",\"name\":\"admin\"}")) {
            HttpResponse<String> one = somewhere().post("/users/", field.formatted(known));
            HttpResponse<String> other = somewhere().post("/users/", field.formatted(unknown));
            assertThat(one.statusCode()).as(field).isEqualTo(400);
            assertThat(one.body()).as(field).isEqualTo(other.body());
        }
        await().atMost(PATIENCE).until(() -> inbox(known).size() == 2);
        MimeMessage notice = inbox(known).get(1);
        assertThat(notice.getSubject()).isEqualTo("Your address is already registered");
        assertThat(text(notice)).contains("https://studio.example.com/login").doesNotContain("token=");
        assertThat(signIn(known, "another-quiet-bay-8").statusCode()).isEqualTo(401);
        assertThat(signIn(known, "a-quiet-harbour-7").statusCode()).isEqualTo(200);
    }

    @Test
    void whoRegistersAgainGetsAnotherLinkAndEachHasThePasswordThatCameWithIt() throws Exception {
        String email = address();
        register(somewhere(), email, "the-first-password-1");
        String first = link(mail(email));
        register(somewhere(), email, "the-second-password-2");
        await().atMost(PATIENCE).until(() -> inbox(email).size() == 2);

        assertThat(activate(first).statusCode()).isEqualTo(200);

        assertThat(signIn(email, "the-second-password-2").statusCode()).isEqualTo(401);
        assertThat(signIn(email, "the-first-password-1").statusCode()).isEqualTo(200);
        assertThat(activate(link(inbox(email).get(1))).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodysMailboxIsFilled() {
        String email = address();
        for (int i = 0; i < 6; i++) {
            assertThat(register(somewhere(), email, "a-quiet-harbour-7").statusCode())
                    .isEqualTo(201);
        }
        String last = address();
        register(somewhere(), last, "a-quiet-harbour-7");
        await().atMost(PATIENCE)
                .until(() -> inbox(last).size() == 1 && inbox(email).size() == 3);
        assertThat(rows(email)).isEqualTo(3);
    }

    @Test
    void aLinkThatIsTooOldActivatesNothingAndANameThatWasTakenMeanwhileIsTheAddress() throws Exception {
        String old = address();
        register(somewhere(), old, "a-quiet-harbour-7");
        String link = link(mail(old));
        jdbc.sql("update pending_registration set expires_at = now() where email = ?")
                .param(old)
                .update();
        assertThat(activate(link).statusCode()).isEqualTo(400);
        assertThat(accounts(old)).isZero();

        String name = "ana-" + UUID.randomUUID().toString().substring(0, 8);
        String email = address();
        String body = "{\"email\":\"%s\",\"password\":\"a-quiet-harbour-7\",\"name\":\"%s\"}";
        assertThat(somewhere().post("/users/", body.formatted(email, name)).statusCode())
                .isEqualTo(201);
        String rival = activated(name);
        assertThat(rival).isNotEqualTo(email);
        assertThat(JsonPath.<String>read(activate(link(mail(email))).body(), "$.name"))
                .isEqualTo(email);
    }

    /** Every way in which a caller may say under what name it reached us. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example.com",
                "Host: localhost\r\nX-Forwarded-Host: evil.example.com",
                "Host: localhost\r\nX-Forwarded-Host: evil.example.com\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1",
                "Host: localhost\r\nForwarded: host=evil.example.com;proto=https",
                "Host: localhost\r\nX-Original-URL: http://evil.example.com/\r\nX-Host: evil.example.com",
                "Host: localhost\r\nOrigin: http://localhost\r\nReferer: https://evil.example.com/"
            })
    void whatARequestCallsUsIsInNoMail(String headers) throws Exception {
        String registered = activated();
        String fresh = address();
        String reset = raw("POST /auth/password/reset", headers, "{\"email\":\"" + registered + "\"}");
        String registration =
                raw("POST /users/", headers, "{\"email\":\"" + fresh + "\",\"password\":\"a-quiet-harbour-7\"}");

        assertThat(reset).contains(" 202 ").doesNotContain("evil.example.com");
        assertThat(registration).contains(" 201 ").doesNotContain("evil.example.com");
        await().atMost(PATIENCE)
                .until(() -> inbox(registered).size() == 2 && inbox(fresh).size() == 1);
        for (MimeMessage mail : List.of(inbox(registered).get(1), inbox(fresh).get(0))) {
            assertThat(link(mail)).startsWith("https://studio.example.com/");
            assertThat(text(mail) + html(mail)).doesNotContain("evil.example.com", "localhost");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s,eve@example.com",
                "%s;eve@example.com",
                "%s\\nBcc: eve@example.com",
                "%s\\r\\nBcc: eve@example.com",
                "%s\\u0000@example.com",
                "%s eve@example.com",
                "Ana <%s>",
                "<%s>",
                "eve@example.com, %s",
                "%s%%0aBcc:eve@example.com",
                "[\\\"%s\\\",\\\"eve@example.com\\\"]"
            })
    void anAddressIsOneAddress(String form) {
        String victim = activated();
        for (String path : List.of("/auth/password/reset", "/users/")) {
            String body = "{\"email\":\"" + form.formatted(victim) + "\",\"password\":\"a-quiet-harbour-7\"}";
            HttpResponse<String> answer = somewhere().post(path, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        String last = activated();
        somewhere().post("/auth/password/reset", "{\"email\":\" " + last.toUpperCase() + " \"}");
        await().atMost(PATIENCE).until(() -> inbox(last).size() == 2);
        assertThat(inbox(victim)).hasSize(1);
        assertThat(inbox("eve@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+tag", ".", "%", "_"})
    void anAddressThatOnlyLooksLikeAnothersIsNotTheirs(String more) {
        String owner = activated();
        String similar = owner.replace("@", more + "@");
        assertThat(somewhere()
                        .post("/auth/password/reset", "{\"email\":\"" + similar + "\"}")
                        .statusCode())
                .isEqualTo(202);
        String last = activated();
        somewhere().post("/auth/password/reset", "{\"email\":\"" + last + "\"}");
        await().atMost(PATIENCE).until(() -> inbox(last).size() == 2);
        assertThat(inbox(owner)).hasSize(1);
        assertThat(inbox(similar)).isEmpty();
    }

    @Test
    void aTokenIsNoOtherTokensTwin() throws Exception {
        String email = activated();
        somewhere().post("/auth/password/reset", "{\"email\":\"" + email + "\"}");
        await().atMost(PATIENCE).until(() -> inbox(email).size() == 2);
        String reset = token(link(inbox(email).get(1)));
        assertThat(activateWith(reset).statusCode()).isEqualTo(400);
        String pending = address();
        register(somewhere(), pending, "a-quiet-harbour-7");
        String activation = token(link(mail(pending)));
        assertThat(confirm(activation).statusCode()).isEqualTo(400);
        for (String guess : List.of("", "pr_", "null", reset.toLowerCase(), reset + " ", reset.substring(3))) {
            assertThat(confirm(guess).statusCode()).as(guess).isEqualTo(400);
        }
        assertThat(confirm(reset).statusCode()).isEqualTo(200);
        assertThat(confirm(reset).statusCode()).isEqualTo(400);
    }

    private String activated() {
        return activated(null);
    }

    private String activated(String name) {
        String email = address();
        String named = name == null ? "" : ",\"name\":\"" + name + "\"";
        HttpResponse<String> made = somewhere()
                .post(
                        "/users/",
                        "{\"email\":\"" + email + "\",\"password\":\"a-quiet-harbour-7\",\"language\":\"en\"" + named
                                + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(activate(link(mail(email))).statusCode()).isEqualTo(200);
        return email;
    }

    private HttpResponse<String> activate(String link) {
        return activateWith(token(link));
    }

    private HttpResponse<String> activateWith(String token) {
        return somewhere().post("/users/activate", "{\"token\":\"" + token + "\"}");
    }

    private HttpResponse<String> confirm(String token) {
        return somewhere()
                .post("/auth/password/reset/confirm", "{\"token\":\"" + token + "\",\"password\":\"a-new-harbour-9\"}");
    }

    private static HttpResponse<String> register(Api outside, String email, String password) {
        return outside.post("/users/", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private HttpResponse<String> signIn(String email, String password) {
        return somewhere().post("/v2/auth/login", "{\"username\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    /** What an answer says, but for what is its own. */
    private static String told(HttpResponse<String> answer, String email) {
        return answer.body()
                .replace(email, "ADDRESS")
                .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "ID")
                .replaceAll("\"created_at\":\"[^\"]*\"", "TIME");
    }

    private static String address() {
        return "w" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    private static MimeMessage mail(String email) {
        await().atMost(PATIENCE).until(() -> !inbox(email).isEmpty());
        return inbox(email).get(0);
    }

    private static String link(MimeMessage mail) {
        try {
            Matcher link = LINK.matcher(text(mail));
            assertThat(link.find()).as(text(mail)).isTrue();
            return link.group();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private long accounts(String email) {
        return jdbc.sql("select count(*) from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private long rows(String email) {
        return jdbc.sql("select count(*) from pending_registration where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    /** The JDK's client sets {@code Host} itself. */
    private String raw(String line, String headers, String body) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = line + " HTTP/1.1\r\n" + headers + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
