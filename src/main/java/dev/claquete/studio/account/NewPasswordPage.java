package dev.claquete.studio.account;

import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.PageStyle;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where the link in a reset mail leads. The token is in its address, so the page tells no other site where it was. */
@RestController
@Hidden
class NewPasswordPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Claquete: new password</title>
            %s
            <form method="post" action="%s">
              <h1>Claquete</h1>
              <p role="status">%s</p>
              <label>New password <input name="password" type="password" autocomplete="new-password"
                minlength="8" maxlength="128" required autofocus></label>
              <input type="hidden" name="token" value="%s">
              <input type="hidden" name="%s" value="%s">
              <button>Set password</button>
            </form>
            </html>
            """;

    private final PasswordResets resets;

    NewPasswordPage(PasswordResets resets) {
        this.resets = resets;
    }

    @GetMapping(path = PasswordController.CONFIRM, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam String token, CsrfToken csrf) {
        return answer(HttpStatus.OK, "", token, csrf);
    }

    @PostMapping(path = PasswordController.CONFIRM, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> confirm(@RequestParam String token, @RequestParam String password, CsrfToken csrf) {
        try {
            resets.confirm(token, password);
        } catch (InvalidInput e) {
            return answer(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), token, csrf);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/login")
                .build();
    }

    private static ResponseEntity<String> answer(HttpStatus status, String notice, String token, CsrfToken csrf) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .body(PAGE.formatted(
                        PageStyle.ELEMENT,
                        PasswordController.CONFIRM,
                        HtmlUtils.htmlEscape(notice),
                        HtmlUtils.htmlEscape(token),
                        csrf.getParameterName(),
                        csrf.getToken()));
    }
}
