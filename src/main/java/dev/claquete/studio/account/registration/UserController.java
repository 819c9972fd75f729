package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.AccountsProperties.Door;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.Profile;
import dev.claquete.studio.account.RequestTrace;
import dev.claquete.studio.account.Role;
import dev.claquete.studio.account.access.CallerNetwork;
import dev.claquete.studio.account.access.SignInThrottle;
import dev.claquete.studio.account.access.SignInThrottle.Subject;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registration and the user's own profile. */
@RestController
@Tag(name = "Users")
class UserController {

    private final Registration registration;
    private final RegistrationsByMail byMail;
    private final PostResponseTasks requests;
    private final Accounts accounts;
    private final CurrentAccount current;
    private final SignInThrottle throttle;
    private final Audit audit;
    private final AccountsProperties properties;

    UserController(
            Registration registration,
            RegistrationsByMail byMail,
            PostResponseTasks requests,
            Accounts accounts,
            CurrentAccount current,
            SignInThrottle throttle,
            Audit audit,
            AccountsProperties properties) {
        this.registration = registration;
        this.byMail = byMail;
        this.requests = requests;
        this.accounts = accounts;
        this.current = current;
        this.throttle = throttle;
        this.audit = audit;
        this.properties = properties;
    }

    record Change(@Nullable String name, @Nullable String language) {}

    record Activation(@NotNull String token) {

        @Override
        public String toString() {
            return "an activation";
        }
    }

    @Operation(
            summary = "Create an account, unless registration is closed. If mail is configured, the answer is the same "
                    + "for every address, and the link or token in the mail activates the account")
    @BodyExample("{\"email\":\"user@example.com\",\"password\":\"a-quiet-harbour-7\"}")
    @SecurityRequirements
    @PostMapping({"/users/", "/users"})
    @ResponseStatus(HttpStatus.CREATED)
    Profile register(@RequestBody Registration.Form form, HttpServletRequest request) {
        if (properties.registration() == Door.CLOSED) {
            throw new Forbidden();
        }
        throttle.count(
                Subject.of("registration", CallerNetwork.of(request.getRemoteAddr()), properties.registrations()));
        Registration.email(form.email());
        if (form.password() == null) {
            throw new InvalidInput("password", "is required");
        }
        return byMail.areUsed() ? answerAlike(form) : Profile.of(registration.register(form, Role.USER));
    }

    /**
     * Answers the same whether or not the address is registered. The account becomes active once its owner follows the
     * mail, which a registered address does not get.
     */
    private Profile answerAlike(Registration.Form form) {
        Registration.Checked wish = registration.check(form);
        UUID id = UUID.randomUUID();
        RequestTrace trace = RequestTrace.current();
        requests.add(() -> byMail.keep(id, wish, trace), trace);
        String role = Role.USER.name().toLowerCase(Locale.ROOT);
        return new Profile(id, wish.email(), wish.name(), wish.language(), role, false, Instant.now());
    }

    @Operation(summary = "Activate an account with the token from the registration's mail")
    @BodyExample("{\"token\":\"ac_...\"}")
    @SecurityRequirements
    @PostMapping(path = ActivationPage.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    Profile activate(@Valid @RequestBody Activation body) {
        return Profile.of(byMail.activate(body.token()).orElseThrow(ActivationPage::unknownToken));
    }

    @Operation(summary = "Read your own account")
    @GetMapping("/users/me")
    Profile me() {
        return Profile.of(own());
    }

    @Operation(summary = "Change your name or the language of your mail")
    @BodyExample("{\"language\":\"en\"}")
    @PatchMapping("/users/me")
    @Transactional
    Profile change(@RequestBody Change change) {
        Account account = own();
        if (change.language() != null) {
            account.speak(Registration.language(change.language()));
        }
        if (change.name() != null && !change.name().equals(account.name())) {
            rename(account, Registration.name(change.name()));
        }
        return Profile.of(account);
    }

    private void rename(Account account, String name) {
        if (account.configured()) {
            throw new Conflict("The administrator's name is set in the configuration: CLAQUETE_ADMIN_NAME");
        }
        if (!name.equalsIgnoreCase(account.name()) && accounts.nameIsTaken(name)) {
            throw new InvalidInput("name", "is taken");
        }
        audit.record("account-renamed", account.id(), Map.of("from", account.name(), "to", name));
        account.rename(name);
    }

    private Account own() {
        return accounts.findById(current.id()).orElseThrow(() -> new NotFound("This account no longer exists"));
    }
}
