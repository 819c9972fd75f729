package dev.claquete.studio.account;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where people sign in with a browser. Spring Security takes what it sends. */
@RestController
@Hidden
class SignInPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Claquete: sign in</title>
            <style>
              body { display: grid; place-items: center; min-height: 90vh; font: 16px/1.5 system-ui, sans-serif; }
              form { display: grid; gap: .75rem; width: 18rem; }
              label { display: grid; }
              input, button { font: inherit; padding: .5rem; }
              p { margin: 0; min-height: 1.5rem; }
            </style>
            <form method="post" action="/login">
              <h1>Claquete</h1>
              <p role="status">%s</p>
              <label>Name <input name="username" autocomplete="username" required autofocus></label>
              <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
              <input type="hidden" name="%s" value="%s">
              <button>Sign in</button>
            </form>
            </html>
            """;

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout,
            CsrfToken token) {
        String notice =
                error != null ? "Unknown name or wrong password." : logout != null ? "You have signed out." : "";
        return PAGE.formatted(notice, token.getParameterName(), token.getToken());
    }
}
