package dev.claquete.studio.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.access.SigningKeys;
import dev.claquete.studio.account.registration.Registration;
import dev.claquete.studio.web.BodyExample;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and signing keys, for administrators. */
@RestController
@Tag(name = "Administration")
@RequestMapping("/api/admin")
class AccountAdminController {

    private final AccountAdmin admin;
    private final Accounts accounts;
    private final SigningKeys keys;
    private final Audit audit;

    AccountAdminController(AccountAdmin admin, Accounts accounts, SigningKeys keys, Audit audit) {
        this.admin = admin;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
    }

    record NewAccount(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name,
            @Nullable String language,
            @Nullable String role) {

        @Override
        public String toString() {
            return "a new account, role " + role;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Change(@Nullable String role, @Nullable Boolean isActive) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Rotation(boolean revokeTokens) {}

    @Operation(summary = "List accounts, newest first")
    @GetMapping("/accounts")
    Page<Profile> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        return Page.of(
                accounts.page(limit, offset).stream().map(Profile::of).toList(), accounts.count(), limit, offset);
    }

    @Operation(summary = "Read an account")
    @GetMapping("/accounts/{id}")
    Profile get(@PathVariable UUID id) {
        return Profile.of(admin.find(id));
    }

    @Operation(
            summary = "Create an account with any role; without a password, its owner sets one by "
                    + "/auth/password/reset")
    @BodyExample("{\"email\":\"op@example.com\",\"role\":\"operator\"}")
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Profile create(@RequestBody NewAccount body) {
        return Profile.of(admin.create(
                new Registration.Form(body.email(), body.password(), body.name(), body.language()), body.role()));
    }

    @Operation(summary = "Change an account's role, or block or unblock the account")
    @BodyExample("{\"role\":\"operator\",\"is_active\":true}")
    @PatchMapping("/accounts/{id}")
    Profile change(@PathVariable UUID id, @RequestBody Change body) {
        return Profile.of(admin.change(id, body.role(), body.isActive()));
    }

    @Operation(summary = "Sign access tokens with new keys; with revoke_tokens, existing tokens become invalid at once")
    @BodyExample("{\"revoke_tokens\":false}")
    @PostMapping("/signing-keys/rotate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rotate(@RequestBody(required = false) @Nullable Rotation body) {
        boolean revoke = body != null && body.revokeTokens();
        keys.retireAll(revoke);
        audit.record("signing-keys-rotated", null, Map.of("revoke_tokens", String.valueOf(revoke)));
    }
}
