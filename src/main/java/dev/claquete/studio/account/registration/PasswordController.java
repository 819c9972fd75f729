package dev.claquete.studio.account.registration;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.RequestTrace;
import dev.claquete.studio.account.access.CallerNetwork;
import dev.claquete.studio.account.access.SignInThrottle;
import dev.claquete.studio.account.access.SignInThrottle.Subject;
import dev.claquete.studio.web.BodyExample;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes and resets of passwords. */
@RestController
@Tag(name = "Sign-in")
public class PasswordController {

    public static final String CONFIRM = "/auth/password/reset/confirm";

    private final PasswordChange change;
    private final PasswordResets resets;
    private final PostResponseTasks requests;
    private final CurrentAccount current;
    private final SignInThrottle throttle;
    private final AccountsProperties properties;

    PasswordController(
            PasswordChange change,
            PasswordResets resets,
            PostResponseTasks requests,
            CurrentAccount current,
            SignInThrottle throttle,
            AccountsProperties properties) {
        this.change = change;
        this.resets = resets;
        this.requests = requests;
        this.current = current;
        this.throttle = throttle;
        this.properties = properties;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Change(@NotNull String currentPassword, @Nullable String newPassword, @Nullable Boolean revokeKeys) {

        @Override
        public String toString() {
            return "a change of password";
        }
    }

    record Lost(@Nullable String email) {}

    record Confirmation(@NotNull String token, @Nullable String password) {

        @Override
        public String toString() {
            return "a new password";
        }
    }

    record Notice(String message) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Done(String message, int revokedKeys) {

        static Done of(int keys) {
            return new Done(
                    "The password is set. All sessions have ended"
                            + (keys == 0 ? "." : ", and " + keys + " personal API keys are revoked: make new ones."),
                    keys);
        }
    }

    @Operation(
            summary = "Change your password; all sessions end, including this one, and your personal API keys are "
                    + "revoked unless revoke_keys is false")
    @BodyExample("{\"current_password\":\"a-quiet-harbour-7\",\"new_password\":\"a better one\",\"revoke_keys\":true}")
    @PostMapping("/auth/me/password")
    Done change(@Valid @RequestBody Change body) {
        UUID account = current.id();
        change.prove(account, body.currentPassword());
        return Done.of(change.change(account, body.newPassword(), !Boolean.FALSE.equals(body.revokeKeys())));
    }

    @Operation(summary = "Request a mail with a token for a new password; the answer is the same for every address")
    @BodyExample("{\"email\":\"user@example.com\"}")
    @SecurityRequirements
    @PostMapping("/auth/password/reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Notice reset(@RequestBody Lost body, HttpServletRequest request) {
        String email = Registration.email(body.email());
        throttle.count(
                Subject.of("password-reset", CallerNetwork.of(request.getRemoteAddr()), properties.signInTries()));
        RequestTrace trace = RequestTrace.current();
        requests.add(() -> resets.request(email, trace), trace);
        return new Notice("If this address has an account, a mail is on its way.");
    }

    @Operation(
            summary =
                    "Set a new password with the token from the mail; all sessions end and all personal API keys are revoked")
    @BodyExample("{\"token\":\"pr_...\",\"password\":\"a better one\"}")
    @SecurityRequirements
    @PostMapping(path = CONFIRM, consumes = MediaType.APPLICATION_JSON_VALUE)
    Done confirm(@Valid @RequestBody Confirmation body) {
        return Done.of(resets.confirm(body.token(), body.password()));
    }
}
