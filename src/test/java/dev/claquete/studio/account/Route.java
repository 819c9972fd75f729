package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route of the OpenAPI document.
 *
 * @param multipart whether it takes a form with a file
 * @param query the names of its query parameters
 */
record Route(String method, String path, boolean multipart, List<String> query) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** All of them. */
    static List<Route> documented(int port) throws IOException {
        JsonNode paths =
                JSON.readTree(Api.admin(port).get("/v3/api-docs").body()).path("paths");
        List<Route> routes = Stream.of(paths)
                .flatMap(all -> all.properties().stream())
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> of(method.getKey(), path.getKey(), method.getValue())))
                .toList();
        assertThat(routes).as("the document").hasSizeGreaterThan(60);
        return routes;
    }

    private static Route of(String method, String path, JsonNode operation) {
        List<String> query = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        });
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.at("/requestBody/content").has("multipart/form-data"),
                query);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
