package dev.claquete.studio.account.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.Browser;
import dev.claquete.studio.account.PasswordResetRequested;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import dev.claquete.studio.account.RequestTrace;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing passwords, and getting new ones. */
@StudioTest
@ExtendWith(OutputCaptureExtension.class)
class LostPasswordTest {

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordResets resets;

    People people;
    Mailbox mailbox;

    /** Stands where mail will listen. */
    private static final class Mailbox implements ApplicationListener<PayloadApplicationEvent<PasswordResetRequested>> {

        final List<PasswordResetRequested> mails = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<PasswordResetRequested> event) {
            mails.add(event.getPayload());
        }
    }

    @BeforeEach
    void listen() {
        people = new People(port);
        mailbox = new Mailbox();
        context.addApplicationListener(mailbox);
    }

    @AfterEach
    void hangUp() {
        context.removeApplicationListener(mailbox);
    }

    @Test
    void manyThatAreAskedForAtOnceAreNoMoreThanMay() throws Exception {
        Person person = people.user();
        CyclicBarrier start = new CyclicBarrier(10); // as many as there are connections, at least
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<Void>> asked = threads.invokeAll(Collections.nCopies(10, () -> {
            start.await();
            resets.request(person.email(), new RequestTrace(null, null, null));
            return null;
        }));
        threads.shutdown();
        for (Future<Void> one : asked) {
            one.get();
        }
        assertThat(jdbc.sql("select count(*) from password_reset where account_id = ?")
                        .param(UUID.fromString(person.id()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aTokenByMailSetsANewPasswordOnceAndEndsAllSessions(CapturedOutput output) {
        Person person = people.user();
        PasswordResetRequested mail = mailFor(person);
        assertThat(mail.email()).isEqualTo(person.email());
        assertThat(mail.language()).isEqualTo("pt-BR");
        assertThat(mail.link()).as("no public address is configured").isNull();
        assertThat(mail.toString()).doesNotContain(mail.token());

        assertThat(confirm(person, mail.token(), "short").statusCode())
                .as("a mistyped password does not use the token up")
                .isEqualTo(400);
        assertThat(confirm(person, mail.token(), "brand new password").statusCode())
                .isEqualTo(200);
        assertThat(confirm(person, mail.token(), "yet another one").statusCode())
                .isEqualTo(400);
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(401);
        assertThat(person.outside()
                        .post("/v2/auth/refresh", "{\"refresh_token\":\"" + person.refreshToken() + "\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(People.form(person.outside(), person.email(), People.PASSWORD)
                        .statusCode())
                .isEqualTo(401);
        assertThat(People.form(person.outside(), person.email(), "brand new password")
                        .statusCode())
                .isEqualTo(200);
        assertThat(output.getAll())
                .contains("CLAQUETE_SMTP_HOST is not set")
                .doesNotContain(mail.token(), "brand new password", People.PASSWORD);
    }

    @Test
    void theAnswerIsTheSameWhetherThereIsAnAccount() {
        Person person = people.user();
        HttpResponse<String> known = ask(person.outside(), person.email());
        HttpResponse<String> unknown = ask(person.outside(), "nobody@example.com");
        assertThat(known.statusCode()).isEqualTo(202).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body());
        await().until(() -> mailbox.mails.size() == 1);
    }

    @Test
    void nobodysMailboxIsFilled() {
        Person person = people.user();
        for (int i = 0; i < 6; i++) {
            ask(person.outside(), person.email());
        }
        Person last = people.user();
        ask(last.outside(), last.email());
        await().until(() -> mailbox.mails.stream().anyMatch(mail -> mail.email().equals(last.email())));
        assertThat(mailbox.mails.stream().filter(mail -> mail.email().equals(person.email())))
                .hasSize(3);
    }

    @Test
    void oneUsedTokenSpoilsTheOthersAndOldOnesAreNoGood() {
        Person person = people.user();
        String first = mailFor(person).token();
        mailbox.mails.clear();
        String second = mailFor(person).token();
        confirm(person, second, "brand new password");
        assertThat(confirm(person, first, "brand new password 2").statusCode()).isEqualTo(400);
        mailbox.mails.clear();
        String old = mailFor(person).token();
        jdbc.sql("update password_reset set expires_at = now() where account_id = :id")
                .param("id", UUID.fromString(person.id()))
                .update();
        assertThat(confirm(person, old, "brand new password 3").statusCode()).isEqualTo(400);
    }

    @Test
    void whoChangesTheirPasswordNeedNotFearMailsFromBefore() {
        Person person = people.user();
        String token = mailFor(person).token();

        HttpResponse<String> changed = person.api()
                .post(
                        "/auth/me/password",
                        "{\"current_password\":\"" + People.PASSWORD + "\",\"new_password\":\"brand new password\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(confirm(person, token, "a thief's password").statusCode()).isEqualTo(400);
    }

    @Test
    void theLinksPageTakesANewPassword() {
        Person person = people.user();
        String token = mailFor(person).token();
        HttpResponse<String> page = person.outside().get(PasswordController.CONFIRM + "?token=" + token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).contains("value=\"" + token + "\"");
        assertThat(person.outside()
                        .get(PasswordController.CONFIRM + "?token=%22%3E%3Cscript%3E")
                        .body())
                .doesNotContain("<script>");
        Api form = person.outside().with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.send("POST", PasswordController.CONFIRM, "token=" + token + "&password=short")
                        .body())
                .contains("The password must have between 8 and 128 characters.");
        assertThat(form.send("POST", PasswordController.CONFIRM, "token=" + token + "&password=brand+new+password")
                        .statusCode())
                .isEqualTo(303);
        assertThat(People.form(person.outside(), person.email(), "brand new password")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoComesBackByMailFindsAllKeysRevokedAndIsToldSo() {
        Person person = people.user();
        Person other = people.user();
        Api program = key(person);
        Api others = key(other);
        HttpResponse<String> page = person.outside()
                .get(PasswordController.CONFIRM + "?token=" + mailFor(person).token());
        assertThat(page.body()).contains("API keys");
        mailbox.mails.clear();

        HttpResponse<String> done = confirm(person, mailFor(person).token(), "brand new password");

        assertThat(JsonPath.<Integer>read(done.body(), "$.revoked_keys")).isEqualTo(1);
        assertThat(JsonPath.<String>read(done.body(), "$.message")).contains("1 personal API key");
        assertThat(program.get("/users/me").statusCode()).isEqualTo(401);
        assertThat(others.get("/users/me").statusCode()).isEqualTo(200);
        String log = Api.admin(port)
                .get("/api/admin/audit?event=api-keys-revoked&account=" + person.id())
                .body();
        assertThat(JsonPath.<String>read(log, "$.data[0].details.because")).isEqualTo("password-reset");
        assertThat(JsonPath.<String>read(log, "$.data[0].details.keys")).isEqualTo("1");
    }

    @Test
    void whoChangesThePasswordIsAskedWhetherTheKeysGo() {
        for (String answer : List.of("", ",\"revoke_keys\":true", ",\"revoke_keys\":null", ",\"revoke_keys\":false")) {
            Person person = people.user();
            Api program = key(person);
            HttpResponse<String> changed = person.api()
                    .post(
                            "/auth/me/password",
                            "{\"current_password\":\"" + People.PASSWORD + "\",\"new_password\":\"brand new password\""
                                    + answer + "}");
            boolean kept = answer.endsWith("false");
            assertThat(JsonPath.<Integer>read(changed.body(), "$.revoked_keys")).isEqualTo(kept ? 0 : 1);
            assertThat(program.get("/users/me").statusCode()).as(answer).isEqualTo(kept ? 200 : 401);
        }
    }

    @Test
    void ofManyThatComeWithOneTokenAtOnceOneSetsThePassword() {
        Person person = people.user();
        String token = mailFor(person).token();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> confirm(person, token, "brand new password " + i).statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .contains(400);
    }

    @Test
    void thePageSpeaksThePersonsLanguage() {
        Person person = people.user();
        Browser browser = new Browser(person.outside()).speaking("pt-BR,pt;q=0.9");
        HttpResponse<String> page = browser.open(
                PasswordController.CONFIRM + "?token=" + mailFor(person).token());
        assertThat(page.body()).contains("Nova senha", "chaves de API", "lang=\"pt-BR\"");
        HttpResponse<String> common =
                browser.submit(page, PasswordController.CONFIRM, Map.of("password", "Password123"));
        assertThat(common.statusCode()).isEqualTo(400);
        assertThat(common.body()).contains("A senha é muito comum e fácil de adivinhar");
        HttpResponse<String> done =
                browser.submit(common, PasswordController.CONFIRM, Map.of("password", "um porto tranquilo"));
        assertThat(browser.follow(done).body()).contains("A nova senha está definida");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "Password123", "PASSWORD2024!", "12345678", "qwertyuiop", "claquete123"})
    void aPasswordThatIsGuessedFirstIsRefusedWhereverOneIsSet(String common) {
        Person person = people.user();
        Api admin = Api.admin(port);
        String email = "common-" + UUID.randomUUID() + "@example.com";
        for (HttpResponse<String> refused : List.of(
                person.outside().post("/users/", People.credentials("email", email, common)),
                admin.post("/api/admin/accounts", People.credentials("email", email, common)),
                change(person, People.PASSWORD, common),
                confirm(person, mailFor(person).token(), common))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("password: is too common and easy to guess");
        }
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInChangesThePasswordByKnowingIt() {
        Person person = people.user();
        HttpResponse<String> browser = People.signInByPage(person.outside(), person.email(), People.PASSWORD);
        Api page = People.browser(person.outside(), browser);
        Api basic = person.outside().basic(person.email(), People.PASSWORD);
        assertThat(page.get("/users/me").statusCode()).isEqualTo(200);
        assertThat(basic.get("/users/me").statusCode()).isEqualTo(200);

        assertThat(change(person, "not it", "a better password").statusCode()).isEqualTo(400);
        assertThat(change(person, People.PASSWORD, "short").statusCode()).isEqualTo(400);
        assertThat(change(person, People.PASSWORD, person.email()).statusCode()).isEqualTo(400);
        assertThat(change(person, People.PASSWORD, "a better password").statusCode())
                .isEqualTo(200);
        assertThat(person.api().get("/users/me").statusCode()).isEqualTo(401);
        assertThat(page.get("/users/me").statusCode()).isEqualTo(401);
        assertThat(basic.get("/users/me").statusCode())
                .as("what has fitted once fits no more")
                .isEqualTo(401);
        assertThat(People.form(person.outside(), person.email(), "a better password")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAdministratorsPasswordIsPartOfTheConfiguration() {
        assertThat(Api.admin(port)
                        .post(
                                "/auth/me/password",
                                "{\"current_password\":\"x\",\"new_password\":\"a better password\"}")
                        .statusCode())
                .isEqualTo(409);
        ask(people.somewhere(), "admin@localhost.example");
        assertThat(mailbox.mails).isEmpty();
    }

    private Api key(Person person) {
        HttpResponse<String> made = person.api().post("/api/keys", "{\"name\":\"program\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Api program = person.outside().with("X-API-Key", JsonPath.read(made.body(), "$.key"));
        assertThat(program.get("/users/me").statusCode()).isEqualTo(200);
        return program;
    }

    private PasswordResetRequested mailFor(Person person) {
        assertThat(ask(person.outside(), person.email().toUpperCase()).statusCode())
                .isEqualTo(202);
        await().until(() -> !mailbox.mails.isEmpty());
        return mailbox.mails.get(0);
    }

    private static HttpResponse<String> ask(Api outside, String email) {
        return outside.post("/auth/password/reset", "{\"email\":\"" + email + "\"}");
    }

    private static HttpResponse<String> confirm(Person person, String token, String password) {
        return person.outside().post(PasswordController.CONFIRM, People.credentials("token", token, password));
    }

    private static HttpResponse<String> change(Person person, String now, String next) {
        return person.api()
                .post("/auth/me/password", "{\"current_password\":\"" + now + "\",\"new_password\":\"" + next + "\"}");
    }
}
