package dev.claquete.studio.process.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * A route of the engine's REST API, whichever of its addresses was called.
 *
 * @param path decoded, without the engine's name and a trailing slash: {@code /process-instance/7}; {@code /} for the
 *     root
 */
record EngineRoute(String path) {

    private static final Pattern API = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(/engine/[^/]+)?(/.*)?");

    /** Empty if the request is not for the API. */
    static Optional<EngineRoute> of(HttpServletRequest request) {
        Matcher api = API.matcher(decoded(request));
        if (!api.matches()) {
            return Optional.empty();
        }
        String path = api.group(2) == null ? "" : api.group(2).replaceAll("/+$", "");
        boolean listOfEngines = api.group(1) == null && path.equals("/engine");
        return Optional.of(new EngineRoute(path.isEmpty() || listOfEngines ? "/" : path));
    }

    static String decoded(HttpServletRequest request) {
        String raw = request.getRequestURI().substring(request.getContextPath().length());
        return UriUtils.decode(raw, StandardCharsets.UTF_8);
    }
}
