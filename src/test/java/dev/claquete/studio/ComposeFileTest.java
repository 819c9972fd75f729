package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml and the Dockerfiles promise: exact versions, nothing open that need not be, mail that arrives. */
class ComposeFileTest {

    /** {@code name:17.10} or {@code name:v1.31.2-slim}; never {@code latest}, never a major version alone. */
    private static final Pattern EXACT = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*");

    /** {@code ${NAME}}, {@code ${NAME:-otherwise}}, {@code ${NAME:+instead}} and {@code ${NAME:?complaint}}, the innermost. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(?<name>\\w+)(?::(?<kind>[-+?])(?<text>[^${}]*))?}");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void everyImageIsNamedByItsExactVersion() throws IOException {
        List<String> images = new ArrayList<>();
        services.values().stream()
                .filter(service -> !service.containsKey("build"))
                .forEach(service -> images.add((String) service.get("image")));
        for (Path file : List.of(Path.of("Dockerfile"), Path.of("worker-gpu/Dockerfile"))) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("FROM "))
                    .forEach(line -> images.add(line.split(" ")[1]));
        }
        assertThat(images).hasSizeGreaterThan(6).allMatch(image -> EXACT.matcher(image)
                .matches());
    }

    @Test
    void onlyTheStudioCanBeReachedFromOtherMachines() {
        services.forEach((name, service) -> {
            List<?> ports = (List<?>) service.getOrDefault("ports", List.of());
            if (!name.equals("studio")) {
                assertThat(ports).as(name).allMatch(port -> ((String) port).startsWith("127.0.0.1:"));
            }
            assertThat(service).as(name).doesNotContainKey("network_mode");
        });
    }

    @Test
    void mailArrivesAtMailpitUntilAServerIsNamed() {
        Map<String, String> studio = environment("studio", Map.of());
        String host = studio.get("CLAQUETE_SMTP_HOST");
        assertThat(services.get(host).get("image").toString()).contains("mailpit");
        assertThat(environment(host, Map.of()))
                .containsEntry("MP_SMTP_BIND_ADDR", "0.0.0.0:" + studio.get("CLAQUETE_SMTP_PORT"));
        assertThat(studio.get("CLAQUETE_SMTP_STARTTLS"))
                .as("Mailpit has no certificate")
                .isNotEqualTo("true");
        assertThat(studio.get("CLAQUETE_MAIL_FROM")).contains("@");
    }

    @Test
    void aServerThatIsNamedGetsMailEncrypted() {
        Map<String, String> studio = environment("studio", Map.of("CLAQUETE_SMTP_HOST", "smtp.example.com"));
        assertThat(studio)
                .containsEntry("CLAQUETE_SMTP_HOST", "smtp.example.com")
                .containsEntry("CLAQUETE_SMTP_PORT", "587")
                .containsEntry("CLAQUETE_SMTP_STARTTLS", "true");
    }

    @Test
    void everySecretMustBeSet() {
        Pattern secret = Pattern.compile("\\w*(PASSWORD|SECRET|CREDENTIAL|X_API_KEY)\\w*");
        services.forEach((name, service) -> written(service).forEach((variable, text) -> {
            boolean needed = secret.matcher(variable).matches() && !variable.startsWith("CLAQUETE_SMTP_");
            assertThat(!needed || text.matches("\\$\\{\\w+:\\?.+}"))
                    .as("%s of %s", variable, name)
                    .isTrue();
        }));
    }

    /** A service's variables as Compose fills them in. */
    private Map<String, String> environment(String service, Map<String, String> set) {
        Map<String, String> filled = new java.util.TreeMap<>();
        written(services.get(service)).forEach((name, text) -> filled.put(name, filled(text, set)));
        return filled;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> written(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    private static String filled(String text, Map<String, String> set) {
        String now = text;
        for (Matcher variable = VARIABLE.matcher(now); variable.find(); variable = VARIABLE.matcher(now)) {
            String value = set.getOrDefault(variable.group("name"), "");
            String otherwise = variable.group("text") == null ? "" : variable.group("text");
            String result =
                    switch (String.valueOf(variable.group("kind"))) {
                        case "-" -> value.isEmpty() ? otherwise : value;
                        case "+" -> value.isEmpty() ? "" : otherwise;
                        default -> value;
                    };
            now = new StringBuilder(now)
                    .replace(variable.start(), variable.end(), result)
                    .toString();
        }
        return now;
    }

    private static Map<String, Map<String, Object>> services() {
        try (Stream<String> lines = Files.lines(Path.of("docker-compose.yml"))) {
            String text = String.join("\n", lines.toList());
            Map<String, Map<String, Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return file.get("services");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
