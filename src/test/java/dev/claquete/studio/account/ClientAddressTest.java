package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.RawHttp;
import dev.claquete.studio.StudioTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proxies that the operator named say who calls; nobody else does. 127.0.0.1 is one in these tests, 127.0.0.2 is none. */
@StudioTest
class ClientAddressTest {

    private static final String UNTRUSTED = "127.0.0.2";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thirtyWrongPasswordsWithRotatingAddressesMeetA429() {
        String name = UUID.randomUUID() + "@example.com";
        List<Integer> answers = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> signIn(UNTRUSTED, name, "X-Forwarded-For: 203.0.113." + i)
                        .status())
                .toList();
        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers).contains(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.200",
                "Forwarded: for=203.0.113.200",
                "X-Real-IP: 203.0.113.200",
                "X-Forwarded-For: <script>alert(1)</script>"
            })
    void theAuditLogBelievesNoStranger(String header) {
        assertThat(addressAfterWrongPassword(UNTRUSTED, header)).isEqualTo(UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "'; drop table audit_entry; --", "1.2.3.4.5", "unknown"})
    void noTextThatAProxyPassesOnBecomesAnAddress(String text) {
        assertThat(addressAfterWrongPassword("127.0.0.1", "X-Forwarded-For: " + text))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aTrustedProxyIsBelieved() {
        assertThat(addressAfterWrongPassword("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 203.0.113.201"))
                .isEqualTo("203.0.113.201");
        assertThat(addressAfterWrongPassword("127.0.0.1", "Forwarded: for=\"[2001:db8::77]\""))
                .isEqualTo("2001:db8::77");
    }

    @Test
    void linksFollowATrustedProxysSchemeAndHostAndNoStrangers() {
        String told = "X-Forwarded-Proto: https\r\nX-Forwarded-Host: studio.example.com\r\n";
        Api.admin(port).get("/templates"); // the first time takes a moment
        assertThat(links("127.0.0.1", told))
                .contains("\"https://studio.example.com/api/assets")
                .doesNotContain(":" + port);
        assertThat(links(UNTRUSTED, told)).doesNotContain("studio.example.com");
    }

    @Test
    void cookiesAreSecureAndHttpsIsRememberedBehindATrustedProxyThatSpeaksHttps() {
        RawHttp.Answer secure = get("127.0.0.1", "/login", "X-Forwarded-Proto: https\r\n", "localhost");
        assertThat(secure.text())
                .contains("Strict-Transport-Security")
                .containsPattern("(?i)CLAQUETE-XSRF=[^\r]*; secure");
        RawHttp.Answer plain = get(UNTRUSTED, "/login", "X-Forwarded-Proto: https\r\n", "localhost");
        assertThat(plain.text()).doesNotContain("Strict-Transport-Security").doesNotContainPattern("(?i); secure");
    }

    @Test
    void aConnectionsNextRequestIsNotTheLastOnes() {
        String forwarded = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n\r\n";
        String direct = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String answers = new RawHttp(port).send(forwarded + direct).text();
        assertThat(answers.split("Strict-Transport-Security", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/cockpit/default/",
                "/camunda/app/cockpit",
                "/camunda",
                "/camunda/",
                "/camunda/app",
                "/swagger-ui",
                "/swagger-ui.html",
                "/swagger-ui/",
                "/nope"
            })
    void redirectsNeverReflectTheHost(String path) {
        for (String credentials : List.of("", "X-API-Key: test-api-key\r\n")) {
            for (String header :
                    List.of("Accept: text/html\r\n", "X-Forwarded-Host: evil.example.com\r\nAccept: text/html\r\n")) {
                String text = get("127.0.0.1", path, header + credentials, "evil.example.com")
                        .text();
                assertThat(text.lines().filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                                .startsWith("location:")))
                        .as(text)
                        .noneMatch(line -> line.contains("evil"));
            }
        }
    }

    @Test
    void whoSignsInGoesOnToAnAddressWithoutAHost() {
        Api browser = Api.admin(port);
        assertThat(browser.get("/health").statusCode()).isEqualTo(200);
        RawHttp.Answer asked =
                get("127.0.0.1", "/camunda/app/cockpit/default/", "Accept: text/html\r\n", "evil.example.com");
        assertThat(asked.text()).contains("Location: /login");
        String cookies = String.join(
                "; ",
                asked.text()
                        .lines()
                        .filter(line -> line.startsWith("Set-Cookie: "))
                        .map(line -> line.substring("Set-Cookie: ".length()).split(";")[0])
                        .filter(line -> !line.startsWith("CLAQUETE-XSRF"))
                        .toList());
        String form = "username=admin&password=" + encode("test-admin-password") + "&_csrf=t";
        RawHttp.Answer in = new RawHttp(port)
                .send("POST /login HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n"
                        + "Cookie: CLAQUETE-XSRF=t; " + cookies
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + form.length() + "\r\n\r\n" + form);
        assertThat(in.status()).as(in.text()).isEqualTo(302);
        assertThat(in.text())
                .containsPattern("Location: /camunda/app/cockpit/default/")
                .doesNotContain("evil.example");
    }

    private String links(String from, String headers) {
        return get(from, "/templates", headers + "X-API-Key: test-api-key\r\n", "localhost:" + port)
                .text();
    }

    private RawHttp.Answer get(String from, String path, String headers, String host) {
        return new RawHttp(port, from)
                .send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private String addressAfterWrongPassword(String from, String header) {
        String name = "seen-" + UUID.randomUUID() + "@example.com";
        String id = new People(port).user().id();
        jdbc.sql("update account set email = ? where id = ?::uuid")
                .params(name, id)
                .update();
        assertThat(signIn(from, name, header).status()).isEqualTo(401);
        return jdbc.sql("select host(address) from audit_entry where event = 'sign-in-failed' and account_id = ?::uuid")
                .param(id)
                .query(String.class)
                .single();
    }

    private RawHttp.Answer signIn(String from, String name, String header) {
        String form = "username=" + encode(name) + "&password=wrong";
        return new RawHttp(port, from)
                .send("POST /auth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n"
                        + form);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
