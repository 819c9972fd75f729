package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.claquete.studio.account.Browser;
import dev.claquete.studio.fakes.FakeOpenAi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays a whole run with every kind of secret in it, stops the studio, and looks for each of them, byte for byte, in all that is
 * left behind: the database's files with its write-ahead log, where what was ever written is found even if it was deleted, the
 * object store, the log and the scratch folder.
 */
class SecretsScanTest {

    private static final Pattern ACTIVATION_TOKEN = Pattern.compile("ac_[A-Za-z0-9_-]{20,}");
    private static final Pattern RESET_TOKEN = Pattern.compile("pr_[A-Za-z0-9_-]{20,}");

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void noSecretIsLeftBehindAnywhere() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"))
                .withConfiguration(GreenMailConfiguration.aConfig()
                        .withUser("mailer", secret("mail password", "smtp-3f9a61c04e")));
        mail.start();
        try (FakeOpenAi vendor = FakeOpenAi.start();
                Receiver receiver = new Receiver("whsec_" + "c2VjcmV0LW9mLWEtd2ViaG9vay0xMjM0NTY=")) {
            secrets.put("webhook secret", "c2VjcmV0LW9mLWEtd2ViaG9vay0xMjM0NTY=");
            Installation installation = installation(vendor, mail, receiver);
            try (JavaProcess studio = installation.start()) {
                live(installation.client(), mail, receiver);
            }
            assertThat(secrets.values()).doesNotContain("").doesNotHaveDuplicates();
            String topic = "A lighthouse in the fog";
            Map<String, Set<String>> found = filesByText(
                    installation,
                    Stream.concat(Stream.of(topic), secrets.values().stream()).toList());
            assertThat(found.get(topic)).as("the scan finds what is there").anyMatch(file -> file.contains("postgres"));
            secrets.forEach(
                    (name, secret) -> assertThat(found.get(secret)).as(name).isEmpty());
        } finally {
            mail.stop();
        }
    }

    private Installation installation(FakeOpenAi vendor, GreenMail mail, Receiver receiver) {
        secrets.put("admin's password", Installation.ADMIN_PASSWORD);
        secrets.put("admin's key", Installation.API_KEY);
        secrets.put("worker secret", Installation.WORKER_SECRET);
        return new Installation(folder)
                .shortLived()
                .with("CLAQUETE_OPENAI_BASE_URL", vendor.baseUrl().toString())
                .with("CLAQUETE_OPENAI_API_KEY", secret("house's key", "sk-house-7d1e0c52b9"))
                .with("CLAQUETE_OPENAI_IMAGE_MODEL", "picture-model")
                .with("CLAQUETE_OPENAI_SPEECH_MODEL", "voice-model")
                .with("CLAQUETE_STORAGE_SECRET_ACCESS_KEY", secret("storage secret", "storage-c1a5f7e29d"))
                .with("CLAQUETE_STORAGE_ACCESS_KEY_ID", "journey")
                .with("CLAQUETE_VAULT_KEY", secret("vault key", "h1Yc9yT6mT8oWq1mGgJq0y0Zt2s1l5q7mN8bV4cX2zE="))
                .with("CLAQUETE_LINK_KEY", secret("link key", "link-key-51ab90de77f21c"))
                .with("CLAQUETE_SMTP_HOST", "127.0.0.1")
                .with("CLAQUETE_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()))
                .with("CLAQUETE_SMTP_STARTTLS", "false")
                .with("CLAQUETE_SMTP_USERNAME", "mailer")
                .with("CLAQUETE_SMTP_PASSWORD", String.valueOf(secrets.get("mail password")))
                .with("CLAQUETE_MAIL_FROM", "Claquete <no-reply@example.com>")
                .with("CLAQUETE_FETCH_ALLOW", "127.0.0.1:" + receiver.port())
                .with("CLAQUETE_WEBHOOKS_BACKOFF", "200ms");
    }

    private void live(ApiClient studio, GreenMail mail, Receiver receiver) {
        String email = "ana@example.com";
        studio.post("/users/", Map.of("email", email, "password", secret("password", "first-pass-90b1c7")), 201);
        await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length > 0);
        String activation = secret("activation token", token(mail, 0, ACTIVATION_TOKEN));
        studio.post("/users/activate", Map.of("token", activation), 200);
        Browser browser = new Browser(studio.stranger());
        browser.signIn(email, "first-pass-90b1c7");
        assertThat(browser.open("/users/me").statusCode()).isEqualTo(200);
        secret("browser's session", browser.cookie("JSESSIONID"));
        JsonNode tokens =
                studio.post("/v2/auth/login", Map.of("username", email, "password", "first-pass-90b1c7"), 200);
        secret("first access token", tokens.path("access_token").asText());
        secret("first refresh token", tokens.path("refresh_token").asText());
        JsonNode renewed = studio.post(
                "/v2/auth/refresh",
                Map.of("refresh_token", tokens.path("refresh_token").asText()),
                200);
        secret("second access token", renewed.path("access_token").asText());
        secret("second refresh token", renewed.path("refresh_token").asText());

        studio.post("/auth/password/reset", Map.of("email", email), 202);
        await().atMost(Duration.ofMinutes(1)).until(() -> mail.getReceivedMessages().length > 1);
        String token = secret("reset token", token(mail, 1, RESET_TOKEN));
        studio.post(
                "/auth/password/reset/confirm",
                Map.of("token", token, "password", secret("new password", "second-pass-44e0d1")),
                200);

        ApiClient ana = studio.signedIn(email, "second-pass-44e0d1");
        String key = secret(
                "API key",
                ana.post("/api/keys", Map.of("name", "all", "scopes", List.of("write", "keys")), 201)
                        .path("key")
                        .asText());
        ApiClient program = studio.withKey(key);
        program.put(
                "/api/account/provider-keys/openai", Map.of("key", secret("account's key", "sk-account-2b77aa10cc")));
        program.post(
                "/webhooks/register",
                Map.of(
                        "url", receiver.url(),
                        "events", List.of("*"),
                        "secret", "whsec_" + secrets.get("webhook secret")),
                200);
        String id = program.createSmallProject(Map.of(
                        "topic", "A lighthouse in the fog",
                        "language", "en",
                        "scenes", List.of(Map.of("narration", "One light.", "visual_description", "a lighthouse"))))
                .path("id")
                .asText();
        program.post(
                "/api/workflow/command",
                Map.of(
                        "projectId",
                        id,
                        "action",
                        "generate_all",
                        "apiKeys",
                        Map.of(
                                "openai", secret("run's key", "sk-run-88e1f09ab3"),
                                "gemini", secret("run's other key", "gemini-70c3de1b55"))),
                200);
        assertThat(program.awaitEnd(id).path("status").asText()).isEqualTo("completed");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !receiver.accepted("video.completed").isEmpty());
    }

    private String secret(String name, String value) {
        secrets.put(name, value);
        return value;
    }

    private static String token(GreenMail mail, int number, Pattern form) {
        Matcher token = form.matcher(
                GreenMailUtil.getBody(mail.getReceivedMessages()[number]).replace("=\r\n", ""));
        assertThat(token.find()).as("a token in the mail").isTrue();
        return token.group();
    }

    /** Each text with the files that hold it, as it is or in UTF-16; not the folder that is there to keep secrets. */
    private Map<String, Set<String>> filesByText(Installation installation, List<String> texts) throws IOException {
        ByteScan scan = new ByteScan();
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (String text : texts) {
            found.put(text, new TreeSet<>());
            scan.add(text, text.getBytes(StandardCharsets.UTF_8));
            scan.add(text, text.getBytes(StandardCharsets.UTF_16LE));
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                boolean program = file.startsWith(installation.data().resolve("programs"));
                boolean safe = file.startsWith(installation.data().resolve("secrets"));
                if (!program && !safe) {
                    String name = folder.relativize(file).toString();
                    scan.in(Files.readAllBytes(file))
                            .forEach(text -> found.get(text).add(name));
                }
            }
        }
        return found;
    }
}
