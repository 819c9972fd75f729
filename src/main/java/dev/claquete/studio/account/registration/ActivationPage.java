package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.access.SignInPage;
import dev.claquete.studio.web.HtmlPage;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.PageLanguage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the link in a registration mail. Its button, not the link itself, creates the account, because
 * programs that scan mail open the link too.
 */
@RestController
@Hidden
public class ActivationPage {

    public static final String PATH = "/users/activate";

    private static final String FORM =
            """
            <form method="post" action="%s">
              <h1>Claquete</h1>
              <p>%s</p>
              <input type="hidden" name="token" value="%s">
              <input type="hidden" name="%s" value="%s">
              <button>%s</button>
            </form>
            """;

    private final RegistrationsByMail registrations;

    ActivationPage(RegistrationsByMail registrations) {
        this.registrations = registrations;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam String token, HttpServletRequest request, CsrfToken csrf) {
        PageLanguage language = PageLanguage.of(request);
        String body = FORM.formatted(
                PATH,
                language.say("activation.what"),
                HtmlPage.escape(token),
                csrf.getParameterName(),
                csrf.getToken(),
                language.say("activation.button"));
        return answer(HttpStatus.OK, language, body);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> activate(@RequestParam String token, HttpServletRequest request) {
        PageLanguage language = PageLanguage.of(request);
        if (registrations.activate(token).isPresent()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header("Location", SignInPage.WITH_A_NEW_ACCOUNT)
                    .build();
        }
        String body = "<h1>Claquete</h1>\n<p role=\"alert\">"
                + language.say("activation.unknown-link")
                + "</p>\n<p><a href=\"/login\">" + language.say("sign-in.button") + "</a></p>\n";
        return answer(HttpStatus.BAD_REQUEST, language, body);
    }

    static InvalidInput unknownToken() {
        return new InvalidInput("token", "is unknown, already used or expired; register again");
    }

    /** The token is in the page's URL, which is not sent to other sites ({@code PageHeaders}). */
    private static ResponseEntity<String> answer(HttpStatus status, PageLanguage language, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .body(HtmlPage.of(language, language.say("activation.title"), body));
    }
}
