package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes people for tests, each with an address of their own on the internet, so that no test makes another one wait. */
public final class People {

    public static final String PASSWORD = "a-quiet-harbour-7";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final int port;

    public People(int port) {
        this.port = port;
    }

    /** @param tokens as the sign-in answered them */
    public record Person(String id, String email, Api outside, String tokens) {

        public String accessToken() {
            return JsonPath.read(tokens, "$.access_token");
        }

        public String refreshToken() {
            return JsonPath.read(tokens, "$.refresh_token");
        }

        /** With the access token. */
        public Api api() {
            return bearer(accessToken());
        }

        public Api bearer(String token) {
            return outside.with("Authorization", "Bearer " + token);
        }
    }

    public Api somewhere() {
        int number = ADDRESSES.incrementAndGet();
        return Api.stranger(port).with("X-Forwarded-For", "203.0." + number / 250 + "." + (1 + number % 250));
    }

    public Person user() {
        Api outside = somewhere();
        String email = "user-" + UUID.randomUUID() + "@example.com";
        HttpResponse<String> made = outside.post("/users/", credentials("email", email, PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new Person(JsonPath.read(made.body(), "$.id"), email, outside, login(outside, email, PASSWORD));
    }

    /** @param role as the admin API spells it */
    public Person of(String role) {
        Person person = user();
        HttpResponse<String> changed = Api.admin(port)
                .with("Content-Type", "application/json")
                .send("PATCH", "/api/admin/accounts/" + person.id(), "{\"role\":\"" + role + "\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return person;
    }

    static String login(Api outside, String name, String password) {
        HttpResponse<String> answer = outside.post("/v2/auth/login", credentials("username", name, password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    public static HttpResponse<String> form(Api outside, String name, String password) {
        return outside.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token", "username=" + encode(name) + "&password=" + encode(password));
    }

    public static String credentials(String field, String name, String password) {
        return "{\"" + field + "\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    /** By the sign-in page; the location it leads to is in the answer. */
    public static HttpResponse<String> signInByPage(Api outside, String name, String password) {
        String token = csrf(outside.get("/login"));
        return outside.with("Cookie", "CLAQUETE-XSRF=" + token)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/login",
                        "username=" + encode(name) + "&password=" + encode(password) + "&_csrf=" + token);
    }

    /** A browser with the session that an answer began. */
    public static Api browser(Api outside, HttpResponse<String> signedIn) {
        assertThat(signedIn.statusCode()).isEqualTo(302);
        return outside.with("Cookie", cookie(signedIn, "JSESSIONID"));
    }

    static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + name + " in " + answer.statusCode() + " " + answer.headers() + " " + answer.body()));
    }

    public static String csrf(HttpResponse<String> page) {
        return cookie(page, "CLAQUETE-XSRF").substring("CLAQUETE-XSRF=".length());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
