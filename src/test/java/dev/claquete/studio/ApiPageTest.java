package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** docs/api.md says which of our routes answers each route of the products that we took over; this keeps it true. */
@StudioTest
class ApiPageTest {

    private static final Pattern ROUTE = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^` ]*)`");

    /** Not part of the document: they answer without it. */
    private static final Set<String> UNDOCUMENTED = Set.of("GET /", "GET /health");

    private static final List<String> MEDIA = List.of(
            "/video/",
            "/runpod/",
            "/job",
            "/thumbnails/",
            "/v2/video/",
            "/v2/processing/",
            "/utils/optimize",
            "/json2video/",
            "/templates",
            "/generate/",
            "/synthesize/",
            "/videos/");

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Test
    void everyRouteThatThePageCallsOursExists() throws IOException {
        assertThat(ours()).hasSizeGreaterThan(50);
        Set<String> documented = documented();
        assertThat(ours().stream()
                        .filter(route -> !UNDOCUMENTED.contains(route))
                        .filter(route -> !documented.contains(route)))
                .as("routes in the second column of docs/api.md that /v3/api-docs does not have")
                .isEmpty();
        for (String route : UNDOCUMENTED) {
            assertThat(Api.stranger(port)
                            .get(route.substring(route.indexOf('/')))
                            .statusCode())
                    .as(route)
                    .isEqualTo(200);
        }
    }

    @Test
    void everyRouteOfTheMediaApiIsOnThePage() throws IOException {
        Set<String> page = ours();
        assertThat(documented().stream()
                        .filter(route -> MEDIA.stream().anyMatch(prefix -> route.substring(route.indexOf('/'))
                                .startsWith(prefix)))
                        .filter(route -> !page.contains(route)))
                .as("routes in /v3/api-docs that no table of docs/api.md has in its second column")
                .isEmpty();
    }

    /** The second column of each table of three, with nameless parameters. */
    private static Set<String> ours() throws IOException {
        return Files.readAllLines(Path.of("docs/api.md")).stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length >= 4)
                .flatMap(cells -> ROUTE.matcher(cells[2]).results())
                .map(MatchResult::group)
                .map(route -> nameless(route.replace("`", "")))
                .collect(Collectors.toSet());
    }

    private Set<String> documented() {
        try {
            JsonNode document =
                    json.readTree(Api.admin(port).get("/v3/api-docs").body());
            return document.path("paths").properties().stream()
                    .flatMap(path -> methods(path.getValue()).map(method -> nameless(method + " " + path.getKey())))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> methods(JsonNode path) {
        return path.properties().stream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                .filter(method ->
                        Set.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method));
    }

    private static String nameless(String route) {
        return route.replaceAll("\\{[^}]*}", "{}");
    }
}
