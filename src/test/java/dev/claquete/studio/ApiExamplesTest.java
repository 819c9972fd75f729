package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.People;
import dev.claquete.studio.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of the media API shows an example of its JSON body, as an example of the document or in a call of curl, and the
 * example works: it is sent as it stands, with small files for its addresses, and every link in the answer is followed.
 */
@StudioTest
class ApiExamplesTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private static final List<String> MEDIA = List.of(
            "/video/",
            "/job",
            "/thumbnails/",
            "/v2/video/",
            "/v2/processing/",
            "/utils/optimize",
            "/json2video/",
            "/templates",
            "/generate/",
            "/synthesize/",
            "/runpod/");

    /** What is put into a path: a field that some answer has, and the way from there. */
    private static final Map<String, String> THINGS = Map.of(
            "/job/{id}", "jobId",
            "/json2video/projects/{id}", "project_id",
            "/templates/{id}", "templates/0/id");

    /** Routes that are not called by themselves, and where they are called. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "POST /job/{id}/cancel", "MediaDurabilityTest",
            "GET /generate/video/status/{id}", "to follow what POST /generate/video has begun");

    private static final Pattern CURL_BODY = Pattern.compile("(?:-d|--data) '(\\{.*?})'", Pattern.DOTALL);
    private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    Files library;

    @Autowired
    JdbcClient database;

    private Api caller;
    private UUID owner;
    private ExampleMedia files;

    /** @param body null where the route takes none */
    record Call(String method, String path, String body) {

        @Override
        public String toString() {
            return method + " " + path + (body == null ? "" : "\n  example: " + body);
        }
    }

    @BeforeEach
    void caller() {
        People.Person person = new People(port).user();
        caller = person.api();
        owner = UUID.fromString(person.id());
        files = new ExampleMedia(caller, folder, text -> kept(owner, text));
        register("all", "*");
        register("kinds", "image.*", "video.*", "audio.*");
    }

    private void register(String name, String... events) {
        HttpResponse<String> answer = caller.post(
                "/webhooks/register",
                "{\"url\":\"https://hooks.example.com/" + name + "\",\"description\":\"" + name + "\",\"events\":[\""
                        + String.join("\",\"", events) + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String kept(UUID owner, Path text) {
        ObjectKey key = new ObjectKey("uploads/" + UUID.randomUUID() + "/" + text.getFileName());
        store.put(key, text, "text/plain", Map.of());
        library.register(owner, null, key);
        return key.value();
    }

    @Test
    void everyExampleOfTheMediaApiWorksAsItStands() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<Call> calls = calls(softly);
        List<JsonNode> answers = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<JsonNode>>> sent = new ArrayList<>();
            for (Call call : calls.stream().filter(call -> call.body() != null).toList()) {
                sent.add(callers.submit((Callable<List<JsonNode>>) () -> send(call)));
            }
            for (Future<List<JsonNode>> one : sent) {
                softly.assertThatCode(() -> answers.addAll(one.get())).doesNotThrowAnyException();
            }
        } finally {
            callers.shutdownNow();
        }
        for (Call call : calls.stream()
                .filter(call -> call.body() == null)
                .sorted(Comparator.comparing(call -> call.path().contains("{")))
                .toList()) {
            softly.assertThatCode(() -> ask(call, answers)).doesNotThrowAnyException();
        }
        answers.forEach(answer -> assertTimes(answer, softly));
        assertTold(softly);
        softly.assertAll();
    }

    /** Every job that is completed is told once as what it has made, and once to whoever wants everything. */
    private void assertTold(SoftAssertions softly) {
        List<String> operations = database.sql(
                        "select distinct operation from media_job where owner_id = ? and status = 'COMPLETED'")
                .param(owner)
                .query(String.class)
                .list();
        softly.assertThat(operations).hasSizeGreaterThan(12);
        softly.assertThat(database.sql(
                                """
                                select operation || ' is told as ' || coalesce(told::text, 'nothing') from (
                                    select j.operation, j.makes, (
                                        select array_agg(w.description || ' ' || d.event order by w.description, d.event)
                                        from webhook_delivery d join webhook w on w.id = d.webhook_id
                                        where w.owner_id = j.owner_id and not w.one_off
                                            and d.data like '%' || j.id || '%') as told
                                    from media_job j where j.owner_id = ? and j.status = 'COMPLETED') job
                                where told is distinct from
                                    array['all media.completed', 'kinds ' || lower(makes) || '.completed']""")
                        .param(owner)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** Three fraction digits, in UTC. */
    private static void assertTimes(JsonNode answer, SoftAssertions softly) {
        if (answer.isTextual() && answer.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            softly.assertThat(answer.asText()).matches("[-\\d]{10}T[:\\d]{8}\\.\\d{3}Z");
        }
        answer.forEach(part -> assertTimes(part, softly));
    }

    /** What the document says can be called. */
    private List<Call> calls(SoftAssertions softly) throws IOException {
        List<Call> calls = new ArrayList<>();
        Set<String> known = new HashSet<>(); // what has two addresses is called at one
        JsonNode document = json.readTree(Api.admin(port).get("/v3/api-docs").body());
        document.path("paths").properties().stream()
                .filter(path -> MEDIA.stream().anyMatch(path.getKey()::startsWith))
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String name = method.getKey().toUpperCase(Locale.ROOT);
                    List<Call> found = calls(name, path.getKey(), method.getValue());
                    softly.assertThat(found)
                            .as(
                                    "%s %s needs an example of its body, as @ExampleObject of its @Operation's requestBody or"
                                            + " as a curl call with -d '{...}' in its description",
                                    name, path.getKey())
                            .isNotEmpty();
                    found.stream()
                            .filter(call -> known.add(method.getValue().path("summary") + " " + call.body())
                                    || call.body() == null)
                            .forEach(calls::add);
                }));
        calls.removeIf(call -> ELSEWHERE.containsKey(call.method() + " " + call.path()));
        assertThat(calls).as("calls of the media API").isNotEmpty();
        return calls;
    }

    private static List<Call> calls(String method, String path, JsonNode operation) {
        JsonNode body = operation.at("/requestBody/content/application~1json");
        if (body.isMissingNode()) {
            return List.of(new Call(method, path, null));
        }
        List<String> examples = new ArrayList<>();
        add(body.path("example"), examples);
        body.path("examples").forEach(example -> add(example.path("value"), examples));
        if (examples.isEmpty()) {
            Matcher curl = CURL_BODY.matcher(operation.path("description").asText());
            while (curl.find()) {
                examples.add(curl.group(1).replaceAll("\\\\\\s*\\n", " "));
            }
        }
        return examples.stream().map(example -> new Call(method, path, example)).toList();
    }

    private static void add(JsonNode example, List<String> to) {
        if (!example.isMissingNode() && !example.isNull()) {
            to.add(example.isTextual() ? example.asText() : example.toString());
        }
    }

    /** @return what was answered, at once and at the end */
    private List<JsonNode> send(Call call) {
        HttpResponse<String> answer = caller.with("Content-Type", "application/json")
                .send(call.method(), call.path(), files.filledInto(call.body()));
        assertThat(answer.statusCode())
                .as("%s\n  answer: %s", call, answer.body())
                .isBetween(200, 299);
        JsonNode first = parse(answer.body());
        String where = answer.headers().firstValue("Location").orElseGet(() -> whereToAsk(first));
        if (where.isEmpty()) {
            follow(call.toString(), first);
            return List.of(first);
        }
        JsonNode last = awaitEnd(call, where);
        follow(call + "\n  then GET " + where, last);
        return List.of(first, last);
    }

    /** Empty where the answer is the whole answer. */
    private static String whereToAsk(JsonNode answer) {
        return answer.has("progress_url")
                ? answer.path("progress_url").asText()
                : answer.has("project_id")
                        ? "/json2video/projects/" + answer.path("project_id").asText()
                        : "";
    }

    private JsonNode awaitEnd(Call call, String where) {
        JsonNode end = await().atMost(LONG)
                .until(
                        () -> parse(caller.get(where).body()),
                        now -> OVER.contains(now.path("status").asText().toLowerCase(Locale.ROOT)));
        assertThat(end.path("status").asText().toLowerCase(Locale.ROOT))
                .as("%s\n  then GET %s: %s", call, where, end)
                .isEqualTo("completed");
        return end;
    }

    private void ask(Call call, List<JsonNode> answers) {
        String path = call.path();
        if (path.contains("{")) {
            String thing = THINGS.get(path);
            assertThat(thing)
                    .as("this test does not know what to put into %s: add it to THINGS or ELSEWHERE", call)
                    .isNotNull();
            path = path.replaceFirst("\\{.*?}", find(thing, answers));
        }
        HttpResponse<String> answer = caller.send(call.method(), path, (String) null);
        assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isBetween(200, 299);
        JsonNode body = parse(answer.body());
        answers.add(body);
        follow(call.toString(), body);
    }

    private static String find(String thing, List<JsonNode> answers) {
        String[] way = thing.split("/", 2);
        return answers.stream()
                .map(answer -> answer.findPath(way[0])
                        .at(way.length == 1 ? "" : "/" + way[1])
                        .asText())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to any example has " + thing));
    }

    /** Every link to a file that is anywhere in an answer. */
    private void follow(String where, JsonNode answer) {
        answer.properties().forEach(field -> {
            if (field.getValue().isTextual() && field.getValue().asText().contains("/api/assets?")) {
                String address = field.getValue().asText();
                HttpResponse<byte[]> file = Api.stranger(port).bytes("GET", address);
                assertThat(file.statusCode())
                        .as("%s\n  answered %s: %s", where, field.getKey(), address)
                        .isEqualTo(200);
                ExampleMedia.assertKind(where, field.getKey(), address, file.body());
            } else {
                follow(where, field.getValue());
            }
        });
        if (answer.isArray()) {
            answer.forEach(element -> follow(where, element));
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
