package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every route's answers to bad input stay as they are recorded in {@code rejected/answers.txt}. Each field of each body in {@code
 * rejected/bodies.json} is left out and replaced by values that it might not take; each query parameter likewise. To record
 * answers that change on purpose, copy {@code target/rejected-answers.txt} over the recording and read the difference.
 */
@StudioTest
class RejectedRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RECORDED = Path.of("src/test/resources/rejected/answers.txt");
    private static final Path SEEN = Path.of("target/rejected-answers.txt");

    /** They do what another route does. */
    private static final List<String> ALIASES = List.of(
            "POST /runpod/video/concatenate",
            "POST /runpod/video/concat_video_audio",
            "POST /runpod/video/trilhasonora",
            "POST /video/concat_video_audio",
            "POST /video/trilhasonora");

    /** Streams of events, which do not end, and links, which are no input of people's. */
    private static final List<String> NOT_ASKED = List.of("GET /api/events/{projectId}", "GET /api/assets");

    private static final Map<String, JsonNode> VALUES = values();
    private static final List<String> QUERY_VALUES = List.of("", "no-such", "-1", "0", "1.5", "1000000000");

    /** One account is limited to so many requests in some time. */
    private static final int REQUESTS_OF_ONE_PERSON = 200;

    @LocalServerPort
    int port;

    private final Map<String, Map<String, List<String>>> answers = new LinkedHashMap<>();
    private People people;
    private Person person;
    private Map<String, String> ids = Map.of();
    private int asked;

    @Test
    void everyRouteRejectsBadInputAsRecorded() throws IOException {
        people = new People(port);
        JsonNode bodies = JSON.readTree(Files.readString(Path.of("src/test/resources/rejected/bodies.json")));
        JsonNode document = JSON.readTree(Api.admin(port).get("/v3/api-docs").body());

        for (Map.Entry<String, JsonNode> body : bodies.properties()) {
            for (JsonNode good : body.getValue()) {
                sendBadBodies(body.getKey(), good);
            }
        }
        for (Map.Entry<String, List<String>> route : queries(document).entrySet()) {
            for (String name : route.getValue()) {
                sendBadQueries(route.getKey(), name);
            }
        }

        List<String> lines = lines();
        Files.write(SEEN, lines);
        assertThat(routesWithBody(document))
                .as("routes of the OpenAPI document without a body in rejected/bodies.json")
                .isSubsetOf(known(bodies));
        Set<String> expected = named(Files.readAllLines(RECORDED));
        Set<String> seen = named(lines);
        assertThat(seen.stream().filter(line -> !expected.contains(line)))
                .as("answers that are not recorded")
                .isEmpty();
        assertThat(expected.stream().filter(line -> !seen.contains(line)))
                .as("recorded answers that were not given")
                .isEmpty();
    }

    /** Each line with its route. */
    private static Set<String> named(List<String> lines) {
        Set<String> named = new LinkedHashSet<>();
        String route = "";
        for (String line : lines) {
            route = line.startsWith(" ") ? route : line;
            named.add(route + line);
        }
        return named;
    }

    private static Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("null", NullNode.getInstance());
        values.put("true", BooleanNode.TRUE);
        values.put("{}", JSON.createObjectNode());
        values.put("[]", JSON.createArrayNode());
        values.put("[7]", JSON.createArrayNode().add(7));
        for (String text : List.of("", " ", "no-such")) {
            values.put('"' + text + '"', JSON.getNodeFactory().textNode(text));
        }
        values.put("10000 letters", JSON.getNodeFactory().textNode("x".repeat(10_000)));
        for (double number : List.of(-1.0, 0.0, 1.5, 1e9, -1e9)) {
            boolean whole = number == Math.rint(number);
            values.put(
                    whole ? String.valueOf((long) number) : String.valueOf(number),
                    whole
                            ? JSON.getNodeFactory().numberNode((long) number)
                            : JSON.getNodeFactory().numberNode(number));
        }
        return values;
    }

    private void sendBadBodies(String route, JsonNode good) throws IOException {
        send(route, "(body)", "as it is", good);
        if (!route.startsWith("PATCH")) {
            send(route, "(body)", "{}", JSON.createObjectNode());
        }
        send(route, "(body)", "[7]", JSON.createArrayNode().add(7));
        for (String pointer : pointers("", good)) {
            JsonNode before = good.at(pointer);
            send(route, pointer, "missing", changed(good, pointer, null));
            for (Map.Entry<String, JsonNode> value : VALUES.entrySet()) {
                if (!before.isBoolean() || !value.getValue().isBoolean()) {
                    send(route, pointer, value.getKey(), changed(good, pointer, value.getValue()));
                }
            }
        }
    }

    /** Of each field, those within it too; of a list its first item. */
    private static List<String> pointers(String path, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(field -> {
                pointers.add(path + "/" + field.getKey());
                pointers.addAll(pointers(path + "/" + field.getKey(), field.getValue()));
            });
        } else if (node.isArray() && !node.isEmpty()) {
            pointers.add(path + "/0");
            pointers.addAll(pointers(path + "/0", node.get(0)));
        }
        return pointers;
    }

    private static JsonNode changed(JsonNode good, String pointer, @Nullable JsonNode value) {
        JsonNode copy = good.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode list) {
            if (value == null) {
                list.remove(Integer.parseInt(name));
            } else {
                list.set(Integer.parseInt(name), value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return copy;
    }

    private void send(String route, String field, String what, JsonNode body) throws IOException {
        String text = filled(JSON.writeValueAsString(body));
        String method = route.substring(0, route.indexOf(' '));
        // no key: a request that is good up to there starts no job
        HttpResponse<String> answer = caller(route)
                .with("Idempotency-Key", "not a key")
                .with("Content-Type", "application/json")
                .send(method, path(route), text);
        note(route, field, what, answer);
    }

    private void sendBadQueries(String route, String name) throws IOException {
        for (String value : QUERY_VALUES) {
            note(route, "?" + name, '"' + value + '"', caller(route).get(path(route) + "?" + name + "=" + value));
        }
    }

    private void note(String route, String field, String what, HttpResponse<String> answer) {
        int status = answer.statusCode();
        assertThat(status)
                .as("%s %s %s: %s", route, field, what, answer.body())
                .isNotEqualTo(429)
                .isLessThan(500);
        if (List.of(400, 413, 415, 422).contains(status) && !answer.body().contains("Idempotency-Key: ")) {
            String body = answer.body().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
            answers.computeIfAbsent(route, key -> new TreeMap<>())
                    .computeIfAbsent(field + " -> " + status + " " + body, key -> new ArrayList<>())
                    .add(what);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        answers.forEach((route, of) -> {
            lines.add(route);
            of.forEach((answer, whats) -> {
                int arrow = answer.indexOf(" -> ");
                lines.add("  " + answer.substring(0, arrow) + " = "
                        + String.join(", ", whats.stream().distinct().toList()) + answer.substring(arrow));
            });
        });
        return lines;
    }

    private Api caller(String route) throws IOException {
        if (route.contains(" /api/worker/") || route.contains(" /api/webhooks/")) {
            return Api.worker(port);
        }
        boolean spent = route.equals("POST /auth/me/password") || route.contains(" /v2/auth/");
        if (person == null || spent || ++asked % REQUESTS_OF_ONE_PERSON == 0) {
            person = people.user();
            ids = things(person);
        }
        boolean open = route.matches("POST /(users|auth|v2/auth)/?.*") && !route.contains("/me/");
        return route.contains(" /api/admin/") ? Api.admin(port) : open ? person.outside() : person.api();
    }

    private static Map<String, String> things(Person owner) throws IOException {
        JsonNode project = JSON.readTree(owner.api()
                .post(
                        "/api/projects",
                        "{\"topic\":\"a lake\",\"language\":\"en\",\"scenes\":[{\"narration\":\"a lake\"}]}")
                .body());
        JsonNode webhook = JSON.readTree(owner.api()
                .post(
                        "/webhooks/register",
                        "{\"url\":\"https://hooks.example.com/a\",\"events\":[\"video.completed\"]}")
                .body());
        JsonNode character = JSON.readTree(
                owner.api().post("/api/characters", "{\"name\":\"Ana\"}").body());
        return Map.of(
                "project", project.path("id").asText(),
                "scene", project.at("/scenes/0/id").asText(),
                "webhook", webhook.findPath("id").asText(),
                "character", character.path("id").asText(),
                "account", owner.id(),
                "accountEmail", owner.email());
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("\"$" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
        }
        String unique = UUID.randomUUID().toString();
        return filled.replace("$email", unique + "@example.com")
                .replace("$name", "n" + unique)
                .replace("$soon", Instant.now().plus(Duration.ofDays(30)).toString());
    }

    private String path(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return path.replace("{provider}", "openai")
                .replaceFirst("(/api/(projects|workflow/state)/)\\{\\w+}", "$1" + ids.get("project"))
                .replaceFirst("(/api/scenes/)\\{\\w+}", "$1" + ids.get("scene"))
                .replaceFirst("(/api/characters/)\\{\\w+}", "$1" + ids.get("character"))
                .replaceFirst("(/api/admin/accounts/)\\{\\w+}", "$1" + ids.get("account"))
                .replaceFirst("(/webhooks/)\\{\\w+}", "$1" + ids.get("webhook"))
                .replaceAll("\\{\\*?\\w+}", "00000000-0000-4000-8000-000000000000");
    }

    private static TreeSet<String> routesWithBody(JsonNode document) {
        TreeSet<String> routes = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().at("/requestBody/content").has("application/json")) {
                        routes.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return routes;
    }

    private static List<String> known(JsonNode bodies) {
        List<String> known = new ArrayList<>(ALIASES);
        bodies.fieldNames().forEachRemaining(known::add);
        return known;
    }

    private static Map<String, List<String>> queries(JsonNode document) {
        Map<String, List<String>> queries = new TreeMap<>();
        document.path("paths").properties().forEach(path -> {
            String route = "GET " + path.getKey();
            path.getValue().at("/get/parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query") && !NOT_ASKED.contains(route)) {
                    queries.computeIfAbsent(route, key -> new ArrayList<>())
                            .add(parameter.path("name").asText());
                }
            });
        });
        return queries;
    }
}
