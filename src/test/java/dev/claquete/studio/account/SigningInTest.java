package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.account.access.SigningKeys;
import dev.claquete.studio.account.registration.Passwords;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users, tokens, login and refresh, as the clients of the products that we took over call them. */
@StudioTest
class SigningInTest {

    @LocalServerPort
    int port;

    @Autowired
    Passwords passwords;

    @Autowired
    SigningKeys keys;

    @Autowired
    JdbcClient jdbc;

    People people;

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @Test
    void theFrameServicesExamplesRunAsWritten() {
        Api outside = people.somewhere();
        HttpResponse<String> made =
                outside.post("/users/", "{\"email\": \"user@example.com\", \"password\": \"a-quiet-harbour-7\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(JsonPath.<String>read(made.body(), "$.email")).isEqualTo("user@example.com");
        assertThat(JsonPath.<Boolean>read(made.body(), "$.is_active")).isTrue();
        assertThat(made.body()).contains("\"id\"", "\"created_at\"").doesNotContainIgnoringCase("password");

        HttpResponse<String> token = outside.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token", "username=user@example.com&password=a-quiet-harbour-7");
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(token.body(), "$.token_type")).isEqualTo("bearer");

        String bearer = "Bearer " + JsonPath.<String>read(token.body(), "$.access_token");
        HttpResponse<String> me = outside.with("Authorization", bearer).get("/users/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(me.body(), "$.id")).isEqualTo(JsonPath.read(made.body(), "$.id"));
    }

    @Test
    void theMediaEndpointsExamplesRunAsWritten() {
        Person person = people.user();
        assertThat(JsonPath.<String>read(person.tokens(), "$.token_type")).isEqualTo("bearer");
        assertThat(JsonPath.<Integer>read(person.tokens(), "$.expires_in")).isEqualTo(3600);

        HttpResponse<String> renewed = person.api().send("POST", "/v2/auth/refresh", (String) null);
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(renewed.body(), "$.expires_in")).isBetween(3598, 3600);
        assertThat(renewed.body())
                .as("an access token fetches no refresh token")
                .doesNotContain("refresh_token");
        String next = JsonPath.read(renewed.body(), "$.access_token");
        assertThat(next).isNotEqualTo(person.accessToken());
        assertThat(person.bearer(next).get("/users/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | email",
                "{\"email\":\"someone\",\"password\":\"a-quiet-harbour-7\"}       | email",
                "{\"email\":\"some one@example.com\",\"password\":\"a-quiet-harbour-7\"} | email",
                "{\"email\":\"a@localhost\",\"password\":\"a-quiet-harbour-7\"}   | email",
                "{\"email\":\"a\\u0000@example.com\",\"password\":\"a-quiet-harbour-7\"} | email",
                "{\"email\":\"rule@example.com\"}                          | password",
                "{\"email\":\"rule@example.com\",\"password\":\"seven77\"}  | password",
                "{\"email\":\"rule@example.com\",\"password\":\"Rule@example.com\"} | password",
                "{\"email\":\"rule@example.com\",\"password\":\"a-quiet-harbour-7\",\"name\":\"a b\"} | name",
                "{\"email\":\"rule@example.com\",\"password\":\"a-quiet-harbour-7\",\"name\":\"x@y.example\"} | name",
                "{\"email\":\"rule@example.com\",\"password\":\"a-quiet-harbour-7\",\"name\":\"Worker\"} | name",
                "{\"email\":\"rule@example.com\",\"password\":\"a-quiet-harbour-7\",\"name\":\"ADMIN\"} | name",
                "{\"email\":\"rule@example.com\",\"password\":\"a-quiet-harbour-7\",\"language\":\"xx\"} | language",
            })
    void whatBreaksARuleNamesTheField(String body, String field) {
        HttpResponse<String> answer = people.somewhere().post("/users", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("validation_error");
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo(field);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(field + ": ");
    }

    @Test
    void passwordsHaveAtMost128CharactersAndAllOfThemCount() {
        Api outside = people.somewhere();
        String longest = "x".repeat(128);
        String email = UUID.randomUUID() + "@example.com";
        assertThat(outside.post("/users", People.credentials("email", email, longest + "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(outside.post("/users", People.credentials("email", email, longest))
                        .statusCode())
                .isEqualTo(201);
        assertThat(People.form(outside, email, longest).statusCode()).isEqualTo(200);
        assertThat(People.form(outside, email, "x".repeat(127) + "y").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAddressIsRegisteredOnceHoweverItIsWritten() {
        Person person = people.user();
        HttpResponse<String> again = person.outside()
                .post("/users/", People.credentials("email", person.email().toUpperCase(), "another password"));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("email: is registered already");
        assertThat(People.form(person.outside(), person.email().toUpperCase(), People.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void ofManyWhoRegisterOneAddressAtOnceOneDoes() {
        Api outside = people.somewhere();
        String body = People.credentials("email", "race-" + UUID.randomUUID() + "@example.com", "a-quiet-harbour-7");
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> outside.post("/users", body).statusCode()))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join).toList())
                .containsOnlyOnce(201)
                .containsOnly(201, 400);
    }

    @Test
    void peopleSignInByNameTooAndTheAdministratorLikeEverybody() {
        Api outside = people.somewhere();
        String name = "maria-" + UUID.randomUUID().toString().substring(0, 8);
        outside.post(
                "/users",
                "{\"email\":\"" + name + "@example.com\",\"password\":\"a-quiet-harbour-7\",\"name\":\"" + name
                        + "\"}");
        assertThat(People.form(outside, name, "a-quiet-harbour-7").statusCode()).isEqualTo(200);
        String admins = People.login(outside, "admin", TestServers.ADMIN_PASSWORD);
        Api admin = outside.with("Authorization", "Bearer " + JsonPath.<String>read(admins, "$.access_token"));
        assertThat(admin.get("/api/admin/accounts").statusCode()).isEqualTo(200);
        assertThat(admin.get("/engine-rest/task/count").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPeopleWrongPasswordsAndClosedAccountsAreAnsweredAlike() {
        Person known = people.user();
        Person closed = people.user();
        patch(closed.id(), "{\"is_active\":false}");
        HttpResponse<String> wrong = People.form(known.outside(), known.email(), "not the password");
        HttpResponse<String> unknown = People.form(known.outside(), "nobody@example.com", "not the password");
        HttpResponse<String> shut = People.form(closed.outside(), closed.email(), People.PASSWORD);
        assertThat(List.of(wrong.statusCode(), unknown.statusCode(), shut.statusCode()))
                .containsOnly(401);
        assertThat(unknown.body())
                .isEqualTo("{\"detail\":\"Usuário ou senha incorretos\",\"type\":\"authentication_error\"}")
                .isEqualTo(wrong.body())
                .isEqualTo(shut.body());
        assertThat(wrong.headers().allValues("WWW-Authenticate")).anyMatch(scheme -> scheme.startsWith("Bearer"));
    }

    @Test
    void unknownPeopleCostAsMuchTimeAsKnownOnes() {
        String hash = passwords.hash("a-quiet-harbour-7");
        long known = quickest(() -> passwords.fits("wrong", hash));
        long unknown = quickest(() -> passwords.fits("wrong", null));
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void aPasswordMayNotStandInAnAddress() {
        HttpResponse<String> answer = people.somewhere()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token?username=a&password=b", "grant_type=password");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndBringsTheNext() {
        Person person = people.user();
        HttpResponse<String> next = refresh(person, person.refreshToken());
        assertThat(next.statusCode()).isEqualTo(200);
        String second = JsonPath.read(next.body(), "$.refresh_token");
        assertThat(second).isNotEqualTo(person.refreshToken());
        HttpResponse<String> third = person.outside()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/token", "grant_type=refresh_token&refresh_token=" + second);
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(person.bearer(JsonPath.read(third.body(), "$.refresh_token"))
                        .send("POST", "/v2/auth/refresh", (String) null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReusedRefreshTokenEndsTheWholeFamilyAndNoOther() {
        Person person = people.user();
        String other = People.login(person.outside(), person.email(), People.PASSWORD);
        HttpResponse<String> next = refresh(person, person.refreshToken());
        assertThat(refresh(person, person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(refresh(person, JsonPath.read(next.body(), "$.refresh_token"))
                        .statusCode())
                .isEqualTo(401);
        Api thief = person.bearer(JsonPath.read(next.body(), "$.access_token"));
        assertThat(thief.get("/users/me").statusCode()).isEqualTo(401);
        assertThat(thief.send("POST", "/v2/auth/refresh", (String) null).statusCode())
                .isEqualTo(401);
        assertThat(person.bearer(JsonPath.read(other, "$.access_token"))
                        .get("/users/me")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.admin(port)
                        .get("/api/admin/audit?event=refresh-token-reused&account=" + person.id())
                        .body())
                .contains("\"total\":1");
    }

    @Test
    void ofManyWhoUseOneRefreshTokenAtOnceOneIsServed() {
        Person person = people.user();
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> refresh(person, person.refreshToken()).statusCode()))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join).toList())
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
    }

    @Test
    void signingOutEndsTheSessionForItsTokens() {
        Person person = people.user();
        assertThat(person.api().send("POST", "/v2/auth/logout", (String) null).statusCode())
                .isEqualTo(204);
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(401);
        assertThat(refresh(person, person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(person.api().send("POST", "/v2/auth/logout", (String) null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAccessTokenNeverOutlivesItsSession() {
        Person person = people.user();
        jdbc.sql("update account_session set ends_at = now() + interval '100 seconds' where account_id = :id")
                .param("id", UUID.fromString(person.id()))
                .update();
        HttpResponse<String> renewed = person.api().send("POST", "/v2/auth/refresh", (String) null);
        assertThat(JsonPath.<Integer>read(renewed.body(), "$.expires_in")).isBetween(60, 100);
    }

    @Test
    void tokensThatWeDidNotSignOrNoMoreAreRefused() throws Exception {
        Person person = people.user();
        SignedJWT good = SignedJWT.parse(person.accessToken());
        JWTClaimsSet claims = good.getJWTClaimsSet();
        ECKey foreign = new ECKeyGenerator(Curve.P_256)
                .keyID(good.getHeader().getKeyID())
                .generate();
        ECKey own = keys.toSign();
        byte[] publicKey = own.toPublicJWK().toJSONString().getBytes();
        Date past = Date.from(Instant.now().minusSeconds(1));
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(own.getKeyID()).build(), claims);
        confused.sign(new MACSigner(publicKey));
        assertThat(List.of(
                        signed(foreign, claims),
                        new PlainJWT(claims).serialize(),
                        confused.serialize(),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims)
                                        .expirationTime(past)
                                        .build()),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims)
                                        .expirationTime(null)
                                        .build()),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims).issuer("other").build()),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims)
                                        .audience("other")
                                        .build()),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims)
                                        .subject(UUID.randomUUID().toString())
                                        .build()),
                        signed(
                                own,
                                new JWTClaimsSet.Builder(claims)
                                        .claim("sid", "\0")
                                        .build()),
                        person.accessToken() + "x",
                        person.refreshToken(),
                        "guess"))
                .allSatisfy(token -> assertThat(
                                person.bearer(token).get("/users/me").statusCode())
                        .isEqualTo(401));
        assertThat(person.bearer(signed(own, claims)).get("/users/me").statusCode())
                .as("what is refused above is refused for what was changed")
                .isEqualTo(200);
    }

    @Test
    void aBadTokenIsRefusedInTheAddressesShape() {
        Api guess = people.somewhere().with("Authorization", "Bearer guess");
        HttpResponse<String> seeds = guess.get("/users/me");
        assertThat(seeds.body())
                .isEqualTo("{\"detail\":\"Token inválido ou expirado\",\"type\":\"authentication_error\"}");
        assertThat(seeds.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer");
        assertThat(guess.get("/api/projects").body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(guess.get("/api/admin/accounts").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(guess.get("/health").statusCode())
                .as("a wrong token is refused wherever it is shown")
                .isEqualTo(401);
    }

    @Test
    void keysRotateAndOldTokensStayGoodUnlessTheyAreRevoked() {
        Person person = people.user();
        String old = keys.toSign().getKeyID();
        Api admin = Api.admin(port);
        assertThat(admin.post("/api/admin/signing-keys/rotate", "{}").statusCode())
                .isEqualTo(204);
        assertThat(keys.toSign().getKeyID()).isNotEqualTo(old);
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(200);
        Person later = people.user();
        admin.post("/api/admin/signing-keys/rotate", "{\"revoke_tokens\":true}");
        assertThat(later.api().get("/users/me").statusCode()).isEqualTo(401);
        assertThat(refresh(later, later.refreshToken()).statusCode())
                .as("sessions go on")
                .isEqualTo(200);
    }

    @Test
    void anOldKeySignsNoMoreAndAnotherNodeVerifiesWhatThisOneSigned() {
        ECKey first = keys.toSign();
        assertThat(keys.toSign()).isSameAs(first);
        jdbc.sql("update signing_key set signs_until = now() where id = :id")
                .param("id", UUID.fromString(first.getKeyID()))
                .update();
        assertThat(keys.toSign().getKeyID()).isNotEqualTo(first.getKeyID());
        assertThat(keys.toVerify(first.getKeyID()).orElseThrow().isPrivate()).isFalse();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static long quickest(Runnable work) {
        return IntStream.range(0, 8)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private static HttpResponse<String> refresh(Person person, String token) {
        return person.outside().post("/v2/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }

    private void patch(String id, String change) {
        assertThat(Api.admin(port)
                        .with("Content-Type", "application/json")
                        .send("PATCH", "/api/admin/accounts/" + id, change)
                        .statusCode())
                .isEqualTo(200);
    }
}
