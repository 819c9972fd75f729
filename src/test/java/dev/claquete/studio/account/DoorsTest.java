package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What strangers and small keys try at the doors of the house. */
@StudioTest
class DoorsTest {

    private static final String LONG = "x".repeat(200_000);

    @LocalServerPort
    int port;

    People people;

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logi%6e", "/logout", "/l%6fgout"})
    void noSpellingOfAnAddressIsAWayAroundTheFormsToken(String path) {
        HttpResponse<String> answer = people.somewhere()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, "username=someone&password=something");

        assertThat(answer.statusCode()).as(answer.headers().toString()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/", "/users", "/v2/auth/login", "/v2/auth/refresh", "/auth/password/reset"})
    void aStrangersMultipartBodyIsNotEvenRead(String path) {
        HttpResponse<String> answer = people.somewhere()
                .with("Content-Type", "multipart/form-data") // without a boundary: reading it would fail
                .send("POST", path, "anything");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/", "/v2/auth/login", "/v2/auth/refresh", "/auth/password/reset"})
    void aStrangersJsonIsShort(String path) {
        byte[] body = People.credentials("username", "someone", LONG).getBytes(StandardCharsets.UTF_8);
        Api stranger = people.somewhere().with("Content-Type", "application/json");

        HttpResponse<String> announced = stranger.send("POST", path, BodyPublishers.ofByteArray(body));
        HttpResponse<String> chunked =
                stranger.send("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        for (HttpResponse<String> answer : List.of(announced, chunked)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("validation_error");
        }
    }

    @Test
    void whoSignsInMaySendTheirJsonInChunks() {
        Person person = people.user();
        byte[] body =
                People.credentials("username", person.email(), People.PASSWORD).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = person.outside()
                .with("Content-Type", "application/json")
                .send("POST", "/v2/auth/login", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aKeyThatOnlyReadsSeesNoSecret() {
        Person person = people.user();

        assertThat(key(person.api(), "{\"name\":\"r\",\"scopes\":[\"read\"]}")
                        .get("/api/webhook-deliveries/one-off-secret")
                        .statusCode())
                .isEqualTo(403);
        assertThat(key(person.api(), "{\"name\":\"w\"}")
                        .get("/api/webhook-deliveries/one-off-secret")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noKeyMakesOneThatOutlivesIt() {
        Api brief = key(people.user().api(), "{\"name\":\"k\",\"scopes\":[\"keys\"],\"expires_in_days\":1}");

        assertThat(brief.post("/api/keys", "{\"name\":\"for ever\",\"scopes\":[\"keys\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(brief.post("/api/keys", "{\"name\":\"longer\",\"scopes\":[\"keys\"],\"expires_in_days\":2}")
                        .statusCode())
                .isEqualTo(403);
        String end = Instant.now().plus(Duration.ofHours(1)).toString();
        assertThat(brief.post(
                                "/api/keys",
                                "{\"name\":\"shorter\",\"scopes\":[\"keys\"],\"expires_at\":\"" + end + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private Api key(Api by, String wish) {
        HttpResponse<String> made = by.post("/api/keys", wish);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.stranger(port).with("X-API-Key", JsonPath.read(made.body(), "$.key"));
    }
}
