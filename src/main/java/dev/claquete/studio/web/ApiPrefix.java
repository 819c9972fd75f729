package dev.claquete.studio.web;

import static dev.claquete.studio.web.ErrorShape.DETAIL;
import static dev.claquete.studio.web.ErrorShape.ERROR;
import static dev.claquete.studio.web.ErrorShape.PROBLEM;
import static dev.claquete.studio.web.ErrorShape.REASON;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The beginning of addresses of the API, and how errors look below it. Who may come in, what is counted against limits and how errors
 * look all follow from this one list: a route below none of these prefixes is reached by nobody.
 *
 * @param path {@code /utils}
 * @param served false for addresses of a product that we took over whose routes we do not have, but whose clients ask
 */
public record ApiPrefix(String path, ErrorShape shape, boolean served) {

    private static final List<ApiPrefix> ALL = Stream.of(
                    served(ERROR, "/api"),
                    served(
                            PROBLEM,
                            "/api/account",
                            "/api/admin",
                            "/api/credits",
                            "/api/files",
                            "/api/keys",
                            "/api/webhook-deliveries"),
                    served(REASON, "/job", "/runpod", "/video"),
                    served(
                            DETAIL,
                            "/auth",
                            "/generate",
                            "/json2video",
                            "/synthesize",
                            "/templates",
                            "/thumbnails",
                            "/users",
                            "/utils",
                            "/v2",
                            "/videos",
                            "/webhooks"),
                    Stream.of("/gpu", "/models", "/system", "/workflow")
                            .map(path -> new ApiPrefix(path, DETAIL, false)))
            .flatMap(prefixes -> prefixes)
            .sorted(Comparator.comparing(prefix -> -prefix.path.length()))
            .toList();

    private static Stream<ApiPrefix> served(ErrorShape shape, String... paths) {
        return Arrays.stream(paths).map(path -> new ApiPrefix(path, shape, true));
    }

    /** Patterns of all addresses that accounts may use and that count against their limits: {@code /utils/**} and so on. */
    public static String[] patterns() {
        return ALL.stream()
                .filter(ApiPrefix::served)
                .map(prefix -> prefix.path + "/**")
                .toArray(String[]::new);
    }

    /** How errors of an address look; the longest prefix decides. */
    static ErrorShape shapeOf(String address) {
        return ALL.stream()
                .filter(prefix -> prefix.holds(address))
                .findFirst()
                .map(ApiPrefix::shape)
                .orElse(ERROR);
    }

    private boolean holds(String address) {
        return address.startsWith(path)
                && (address.length() == path.length() || "/;".indexOf(address.charAt(path.length())) >= 0);
    }
}
