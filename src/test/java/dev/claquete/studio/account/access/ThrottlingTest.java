package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.account.access.SignInThrottle.Subject;
import dev.claquete.studio.web.TooManyRequests;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever guesses waits, and longer each time. */
@StudioTest
class ThrottlingTest {

    private static final int FREE = 10;

    @LocalServerPort
    int port;

    @Autowired
    SignInThrottle throttle;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    People people;

    @BeforeEach
    void people() {
        people = new People(port);
    }

    @Test
    void eachTryBeyondTheFreeOnesDoublesTheWait() {
        Subject subject = Subject.of("test", UUID.randomUUID().toString(), 3);
        throttle.count(subject);
        throttle.count(subject);
        assertThat(throttle.wait(subject)).isEmpty();
        throttle.count(subject);
        for (int seconds = 1; seconds <= 64; seconds *= 2) {
            assertThat(throttle.wait(subject).orElseThrow())
                    .isBetween(Duration.ofMillis(seconds * 1000L - 999), Duration.ofSeconds(seconds));
            assertThatThrownBy(() -> throttle.count(subject)).isInstanceOf(TooManyRequests.class);
            served(subject);
            throttle.count(subject);
        }
        throttle.forget(subject);
        throttle.count(subject);
        assertThat(throttle.wait(subject)).isEmpty();
    }

    @Test
    void aTryThatBeganBeforeAnotherOneEndedIsNoGuessTooMany() {
        Subject subject = Subject.of("test", UUID.randomUUID().toString(), 3);
        transactions.executeWithoutResult(begun -> {
            jdbc.sql("select now()").query(OffsetDateTime.class).single();
            CompletableFuture.runAsync(() -> throttle.count(subject)).join();
            throttle.count(subject);
        });
        assertThat(throttle.wait(subject)).isEmpty();
    }

    @Test
    void nobodyWaitsLongerThanAQuarterOfAnHourAndAnHourForgetsAll() {
        Subject subject = Subject.of("test", UUID.randomUUID().toString(), 1);
        for (int i = 0; i < 40; i++) {
            throttle.count(subject);
            served(subject);
        }
        throttle.count(subject);
        assertThat(throttle.wait(subject).orElseThrow()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        served(subject);
        jdbc.sql("update throttle set forgotten_at = now() where subject = :subject")
                .param("subject", subject.key())
                .update();
        throttle.count(subject);
        assertThat(throttle.wait(subject)).isEmpty();
    }

    @Test
    void manyTriesAtOnceAreNoWayAround() {
        Subject subject = Subject.of("test", UUID.randomUUID().toString(), 5);
        List<CompletableFuture<Boolean>> tries = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        throttle.count(subject);
                        return true;
                    } catch (TooManyRequests e) {
                        return false;
                    }
                }))
                .toList();
        assertThat(tries.stream().filter(CompletableFuture::join).count()).isEqualTo(5);
    }

    @Test
    void wrongPasswordsMakeAllWaysInWait() {
        Person person = people.user();
        for (int i = 0; i < FREE; i++) {
            assertThat(People.form(person.outside(), person.email(), "wrong" + i)
                            .statusCode())
                    .isEqualTo(401);
        }
        block("sign-in %");
        HttpResponse<String> form = People.form(person.outside(), person.email(), People.PASSWORD);
        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(form.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(form.body()).contains("rate_limit_exceeded");
        assertThat(person.outside()
                        .post("/v2/auth/login", People.credentials("username", person.email(), People.PASSWORD))
                        .statusCode())
                .isEqualTo(429);
        HttpResponse<String> basic =
                person.outside().basic(person.email(), People.PASSWORD).get("/api/projects");
        assertThat(basic.statusCode()).isEqualTo(429);
        assertThat(basic.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> page = People.signInByPage(person.outside(), person.email(), People.PASSWORD);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("Too many attempts", "<form");
        assertThat(person.api().get("/users/me").statusCode())
                .as("who is in stays in")
                .isEqualTo(200);
        assertThat(People.form(people.somewhere(), person.email(), People.PASSWORD)
                        .statusCode())
                .as("elsewhere nobody has guessed")
                .isEqualTo(200);
    }

    @Test
    void unknownPeopleWaitLikeKnownOnes() {
        Api outside = people.somewhere();
        for (int i = 0; i < FREE; i++) {
            assertThat(People.form(outside, "nobody@example.com", "wrong").statusCode())
                    .isEqualTo(401);
        }
        block("sign-in %");
        assertThat(People.form(outside, "nobody@example.com", "wrong").statusCode())
                .isEqualTo(429);
        assertThat(People.form(outside, "NOBODY@example.com", "wrong").statusCode())
                .isEqualTo(429);
    }

    @Test
    void anAddressThatTriesManyNamesWaitsForAll() {
        Person person = people.user();
        for (int i = 0; i < 50; i++) {
            throttle.count(Subject.of("sign-in-from", address(person), 50));
        }
        assertThat(People.form(person.outside(), "somebody@example.com", People.PASSWORD)
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        Person person = people.user();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < FREE - 1; i++) {
                assertThat(People.form(person.outside(), person.email(), "wrong")
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(People.form(person.outside(), person.email(), People.PASSWORD)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongPasswordsForOneNameFromEverywhereSlowNewPlacesAlone() {
        Person person = people.user();
        Subject everywhere = Subject.of("sign-in-anywhere", person.id(), 100, SignInThrottle.Pace.ONE_A_MINUTE);
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.wait(everywhere)).isEmpty();
            throttle.count(everywhere);
        }
        HttpResponse<String> elsewhere = People.form(people.somewhere(), person.email(), People.PASSWORD);
        assertThat(elsewhere.statusCode()).isEqualTo(429);
        assertThat(elsewhere.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        Api api = person.outside();
        assertThat(People.form(api, person.email(), People.PASSWORD).statusCode())
                .as("where the person is known")
                .isEqualTo(200);
        assertThat(person.api().get("/users/me").statusCode()).as("sessions").isEqualTo(200);
        assertThat(people.somewhere()
                        .post("/v2/auth/refresh", "{\"refresh_token\":\"" + person.refreshToken() + "\"}")
                        .statusCode())
                .as("refresh tokens")
                .isEqualTo(200);
        assertThat(people.somewhere()
                        .post("/auth/password/reset", "{\"email\":\"" + person.email() + "\"}")
                        .statusCode())
                .as("resets")
                .isBetween(200, 299);
        served(everywhere);
        assertThat(People.form(people.somewhere(), person.email(), People.PASSWORD)
                        .statusCode())
                .as("a minute later")
                .isEqualTo(200);
    }

    @Test
    void aHundredWrongPasswordsFromAHundredNetworksAreCountedTogetherUnderEachName() {
        Person person = people.user();
        jdbc.sql("update account set name = ? where id = ?::uuid")
                .params("Many-" + person.id(), person.id())
                .update();
        for (int i = 0; i < 4; i++) {
            String name = i % 2 == 0 ? person.email() : "Many-" + person.id();
            assertThat(People.form(people.somewhere(), name, "wrong").statusCode())
                    .isEqualTo(401);
        }
        assertThat(tries(Subject.of("sign-in-anywhere", person.id(), 100, SignInThrottle.Pace.ONE_A_MINUTE)))
                .isEqualTo(4);
    }

    @Test
    void oneAMinuteStaysOneAMinuteAndAnHourAfterTheFirstAllIsForgotten() {
        Subject subject = Subject.of("test", UUID.randomUUID().toString(), 3, SignInThrottle.Pace.ONE_A_MINUTE);
        for (int i = 0; i < 10; i++) {
            throttle.count(subject);
            if (i >= 2) {
                assertThat(throttle.wait(subject).orElseThrow())
                        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
                assertThatThrownBy(() -> throttle.count(subject)).isInstanceOf(TooManyRequests.class);
            }
            served(subject);
        }
        jdbc.sql("update throttle set forgotten_at = now() + interval '1 minute' where subject = :subject")
                .param("subject", subject.key())
                .update();
        throttle.count(subject);
        served(subject);
        jdbc.sql("update throttle set forgotten_at = forgotten_at - interval '2 minutes' where subject = :subject")
                .param("subject", subject.key())
                .update();
        throttle.count(subject);
        assertThat(tries(subject)).isEqualTo(1);
    }

    private int tries(Subject subject) {
        return jdbc.sql("select tries from throttle where subject = :subject")
                .param("subject", subject.key())
                .query(Integer.class)
                .single();
    }

    @Test
    void registrationsFromOneAddressWait() {
        Person person = people.user();
        Subject registrations = Subject.of("registration", address(person), 1);
        throttle.count(registrations);
        HttpResponse<String> answer =
                person.outside().post("/users/", People.credentials("email", "late@example.com", People.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void programsThatPollWithHttpBasicPayForTheSlowHashOnce() {
        Person person = people.user();
        Api program = person.outside().basic(person.email(), People.PASSWORD);
        assertThat(program.get("/users/me").statusCode()).isEqualTo(200);
        long signIns = signIns(person);
        for (int i = 0; i < 5; i++) {
            assertThat(program.get("/users/me").statusCode()).isEqualTo(200);
        }
        assertThat(signIns(person)).isEqualTo(signIns);
    }

    @Test
    void allAddressesOfOneHomeAreOne() {
        assertThat(CallerNetwork.of("2001:db8:1:2::1")).isEqualTo(CallerNetwork.of("2001:db8:1:2:ffff::9"));
        assertThat(CallerNetwork.of("2001:db8:1:2::1")).isNotEqualTo(CallerNetwork.of("2001:db8:1:3::1"));
        assertThat(CallerNetwork.of("192.0.2.1")).isNotEqualTo(CallerNetwork.of("192.0.2.2"));
        assertThat(CallerNetwork.of("not an address")).isEqualTo("not an address");
        assertThat(CallerNetwork.of(null)).isEmpty();
    }

    /** As if the wait were over. */
    private void served(Subject subject) {
        jdbc.sql("update throttle set blocked_until = now() where subject = :subject")
                .param("subject", subject.key())
                .update();
    }

    /** As if the waits that have begun were long: tests on a slow machine must not sit them out. */
    private void block(String subjects) {
        jdbc.sql("update throttle set blocked_until = now() + interval '5 minutes'"
                        + " where subject like :subjects and tries >= :free")
                .param("subjects", subjects)
                .param("free", FREE)
                .update();
    }

    private long signIns(Person person) {
        return jdbc.sql("select count(*) from audit_entry where event = 'signed-in' and account_id = :id")
                .param("id", UUID.fromString(person.id()))
                .query(Long.class)
                .single();
    }

    private String address(Person person) {
        return jdbc.sql("select host(address) from audit_entry where account_id = :id limit 1")
                .param("id", UUID.fromString(person.id()))
                .query(String.class)
                .single();
    }
}
