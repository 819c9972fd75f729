package dev.claquete.studio.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What answers at {@code /}: where to go from here, a page for browsers and JSON for programs. */
@RestController
@Hidden
class LandingPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Claquete</title>
            %s
            <main>
            <h1>Claquete</h1>
            <p>A topic or a script goes in, a narrated, captioned short video comes out.</p>
            <ul>
              <li><a href="/swagger-ui">The API</a></li>
              <li><a href="/camunda/app/cockpit/default/">Processes, incidents and variables</a></li>
              <li><a href="/health">Health</a></li>
            </ul>
            </main>
            </html>
            """
                    .formatted(PageStyle.ELEMENT);

    private final String version;

    LandingPage(@Value("${claquete.version}") String version) {
        this.version = version;
    }

    @GetMapping("/")
    ResponseEntity<Object> welcome(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        boolean browser = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT)
                .contentType(browser ? MediaType.TEXT_HTML : MediaType.APPLICATION_JSON)
                .body(browser ? PAGE : about());
    }

    private Map<String, Object> about() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("POST /api/projects", "A topic, a script or scenes become a short video");
        endpoints.put("POST /video/img2vid", "Film images");
        endpoints.put("POST /video/addaudio", "Put a sound under a video");
        endpoints.put("POST /video/caption", "Burn captions into a video");
        endpoints.put("GET /job/{id}", "Poll a job");
        endpoints.put("POST /job/{id}/cancel", "Cancel a job");
        endpoints.put("GET /runpod/health", "Whether work is being taken");
        endpoints.put("GET /runpod/config", "Where work is done");
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
