package dev.claquete.studio.account.access;

import dev.claquete.studio.web.HtmlPage;
import dev.claquete.studio.web.PageLanguage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page where users sign in with a browser. Spring Security processes its form. */
@RestController
@Hidden
public class SignInPage {

    public static final String PATH = "/login";
    static final String AFTER_A_WRONG_PASSWORD = PATH + "?error";
    static final String AFTER_SIGNING_OUT = PATH + "?logout";
    public static final String WITH_A_NEW_PASSWORD = PATH + "?changed";
    public static final String WITH_A_NEW_ACCOUNT = PATH + "?activated";
    static final String BEFORE_THE_MAIL_WAS_READ = PATH + "?inactive";

    private static final String FORM =
            """
            <form method="post" action="/login">
              <h1>Claquete</h1>
              %s
              <label>%s <input name="username" autocomplete="username" autocapitalize="none" required autofocus></label>
              <label>%s <input name="password" type="password" autocomplete="current-password" required></label>
              <input type="hidden" name="%s" value="%s">
              <button>%s</button>
            </form>
            """;

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page(@RequestParam Map<String, String> why, HttpServletRequest request, CsrfToken token) {
        PageLanguage language = PageLanguage.of(request);
        return page(language, notice(language, why.keySet()), token);
    }

    /** The first parameter of the page's URL that has a notice. */
    private static String notice(PageLanguage language, Set<String> words) {
        if (words.contains("error")) {
            return alert(language.say("sign-in.wrong"));
        }
        if (words.contains("inactive")) {
            return alert(language.say("sign-in.inactive"));
        }
        if (words.contains("logout")) {
            return status(language.say("sign-in.signed-out"));
        }
        if (words.contains("changed")) {
            return status(language.say("sign-in.changed"));
        }
        return words.contains("activated") ? status(language.say("sign-in.activated")) : "";
    }

    private static String page(PageLanguage language, String notice, CsrfToken token) {
        return HtmlPage.of(
                language,
                language.say("sign-in.title"),
                FORM.formatted(
                        notice,
                        language.say("sign-in.name"),
                        language.say("sign-in.password"),
                        token.getParameterName(),
                        token.getToken(),
                        language.say("sign-in.button")));
    }

    private static String alert(String text) {
        return "<p role=\"alert\">" + text + "</p>";
    }

    private static String status(String text) {
        return "<p role=\"status\">" + text + "</p>";
    }

    /** Redirects back to the page; after too many tries it says how long to wait. */
    static class Failed implements AuthenticationFailureHandler {

        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
                throws IOException {
            if (!(why instanceof SignInThrottled throttled)) {
                response.sendRedirect(why instanceof NotActivated ? BEFORE_THE_MAIL_WAS_READ : AFTER_A_WRONG_PASSWORD);
                return;
            }
            long seconds = throttled.refusal().retryAfterSeconds();
            PageLanguage language = PageLanguage.of(request);
            String wait = language.say("sign-in.wait", String.valueOf(seconds));
            CsrfToken token = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
            response.getWriter().write(page(language, alert(wait), token));
        }
    }
}
