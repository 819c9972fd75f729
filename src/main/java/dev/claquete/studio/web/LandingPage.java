package dev.claquete.studio.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code /} with links: a page for browsers and JSON for programs. */
@RestController
@Hidden
class LandingPage {

    private final String version;

    LandingPage(@Value("${claquete.version}") String version) {
        this.version = version;
    }

    @GetMapping("/")
    ResponseEntity<Object> welcome(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request) {
        boolean browser = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(browser ? MediaType.TEXT_HTML : MediaType.APPLICATION_JSON)
                .body(browser ? page(request) : about());
    }

    /** Shows only links that the user may open. */
    private static String page(HttpServletRequest request) {
        PageLanguage language = PageLanguage.of(request);
        boolean signedIn = request.isUserInRole("USER");
        StringBuilder links = new StringBuilder();
        if (signedIn) {
            link(links, "/swagger-ui", language.say("landing.documentation"));
        } else {
            link(links, "/login", language.say("sign-in.button"));
        }
        if (request.isUserInRole("OPERATOR")) {
            link(links, "/camunda/app/cockpit/default/", language.say("landing.cockpit"));
        }
        link(links, "/health", language.say("landing.health"));
        String signOut = signedIn ? signOut(language, request) : "";
        return HtmlPage.of(
                language,
                "Claquete",
                "<h1>Claquete</h1>\n<p>" + language.say("landing.what") + "</p>\n<ul>\n" + links + "</ul>\n" + signOut);
    }

    private static String signOut(PageLanguage language, HttpServletRequest request) {
        String token = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
                ? "<input type=\"hidden\" name=\"" + csrf.getParameterName() + "\" value=\"" + csrf.getToken() + "\">"
                : "";
        return "<form method=\"post\" action=\"/logout\">" + token + "<button>" + language.say("landing.sign-out")
                + "</button></form>\n";
    }

    private static void link(StringBuilder links, String address, String label) {
        links.append("<li><a href=\"")
                .append(address)
                .append("\">")
                .append(label)
                .append("</a></li>\n");
    }

    private Map<String, Object> about() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("POST /api/projects", "A topic, a script or scenes become a short video");
        endpoints.put("POST /video/img2vid", "Film images");
        endpoints.put("POST /video/addaudio", "Add a sound to a video");
        endpoints.put("POST /video/caption", "Burn captions into a video");
        endpoints.put("GET /job/{id}", "Poll a job");
        endpoints.put("POST /job/{id}/cancel", "Cancel a job");
        endpoints.put("GET /runpod/health", "Check whether work is accepted");
        endpoints.put("GET /runpod/config", "Where work runs");
        return Map.of(
                "name",
                "Claquete",
                "version",
                version,
                "documentation",
                "/swagger-ui",
                "health",
                "/health",
                "endpoints",
                endpoints);
    }
}
