package dev.claquete.studio.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What answers at {@code /}: where to go from here. */
@RestController
@Hidden
class LandingPage {

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Claquete</title>
                <h1>Claquete</h1>
                <p>A topic or a script goes in, a narrated, captioned short video comes out.</p>
                <ul>
                  <li><a href="/swagger-ui">The API</a></li>
                  <li><a href="/camunda/app/cockpit/default/">Processes, incidents and variables</a></li>
                  <li><a href="/health">Health</a></li>
                </ul>
                </html>
                """;
    }
}
