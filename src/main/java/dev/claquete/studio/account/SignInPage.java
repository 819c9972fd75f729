package dev.claquete.studio.account;

import dev.claquete.studio.web.PageStyle;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
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
            %s
            <form method="post" action="/login">
              <h1>Claquete</h1>
              <p role="status">%s</p>
              <label>Name or e-mail <input name="username" autocomplete="username" required autofocus></label>
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
        return page(
                error != null ? "Unknown name or wrong password." : logout != null ? "You have signed out." : "",
                token);
    }

    private static String page(String notice, CsrfToken token) {
        return PAGE.formatted(PageStyle.ELEMENT, notice, token.getParameterName(), token.getToken());
    }

    /** Leads back to the page; whoever has tried too often is told how long to wait. */
    static class Failed implements AuthenticationFailureHandler {

        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
                throws IOException {
            if (!(why instanceof Throttled throttled)) {
                response.sendRedirect("/login?error");
                return;
            }
            long seconds = throttled.refusal().retryAfterSeconds();
            CsrfToken token = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
            response.getWriter().write(page("Too many tries. Wait " + seconds + " seconds.", token));
        }
    }
}
