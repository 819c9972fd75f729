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

/** The page behind the link in a reset mail. The token is in its URL, so the page sends no referrer to other sites. */
@RestController
@Hidden
class NewPasswordPage {

    private static final String FORM =
            """
            <form method="post" action="%s">
              <h1>Claquete</h1>
              %s
              <label>%s <input name="password" type="password" autocomplete="new-password"
                minlength="8" maxlength="128" required autofocus></label>
              <p>%s</p>
              <input type="hidden" name="token" value="%s">
              <input type="hidden" name="%s" value="%s">
              <button>%s</button>
            </form>
            """;

    private final PasswordResets resets;

    NewPasswordPage(PasswordResets resets) {
        this.resets = resets;
    }

    @GetMapping(path = PasswordController.CONFIRM, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam String token, HttpServletRequest request, CsrfToken csrf) {
        return answer(HttpStatus.OK, "", token, PageLanguage.of(request), csrf);
    }

    @PostMapping(path = PasswordController.CONFIRM, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> confirm(
            @RequestParam String token, @RequestParam String password, HttpServletRequest request, CsrfToken csrf) {
        PageLanguage language = PageLanguage.of(request);
        try {
            resets.confirm(token, password);
        } catch (PasswordRefused e) {
            return answer(HttpStatus.BAD_REQUEST, e.fault().sentence(language), token, language, csrf);
        } catch (InvalidInput e) {
            String tooLate = language.say("new-password.unknown-link");
            return answer(HttpStatus.BAD_REQUEST, tooLate, token, language, csrf);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", SignInPage.WITH_A_NEW_PASSWORD)
                .build();
    }

    private static ResponseEntity<String> answer(
            HttpStatus status, String fault, String token, PageLanguage language, CsrfToken csrf) {
        String body = FORM.formatted(
                PasswordController.CONFIRM,
                fault.isEmpty() ? "" : "<p role=\"alert\">" + HtmlPage.escape(fault) + "</p>",
                language.say("new-password.label"),
                language.say("new-password.consequences"),
                HtmlPage.escape(token),
                csrf.getParameterName(),
                csrf.getToken(),
                language.say("new-password.button"));
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .body(HtmlPage.of(language, language.say("new-password.title"), body));
    }
}
