package dev.claquete.studio.account.key;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A caller's own keys, for programs that send {@code X-API-Key}. */
@RestController
@Tag(name = "Keys")
@RequestMapping("/api/keys")
class ApiKeyController {

    private static final int MAX_NAME = 100;
    private static final int MAX_DAYS = 3650;

    private final PersonalKeys keys;
    private final CurrentAccount caller;

    ApiKeyController(PersonalKeys keys, CurrentAccount caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Wish(
            @NotBlank String name,
            @Nullable List<@Nullable String> scopes,
            @JsonAlias("expiresAt") @Nullable String expiresAt,
            @JsonAlias("expiresInDays") @Min(1) @Max(MAX_DAYS) @Nullable Integer expiresInDays) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            UUID id,
            String name,
            String prefix,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static View of(ApiKey key) {
            List<String> scopes = key.scopes().stream().map(Scope::word).toList();
            return new View(
                    key.id(), key.name(), key.prefix(), scopes, key.createdAt(), key.expiresAt(), key.lastUsedAt());
        }
    }

    record Made(@JsonUnwrapped View view, String key) {

        @Override
        public String toString() {
            return "the new key " + view.prefix();
        }
    }

    record Listed(List<View> data) {}

    @Operation(
            summary = "Create a personal API key; it is shown only once",
            description =
                    "Scopes: read (GET and HEAD), write (everything its owner may do, except keys and sign-in), keys "
                            + "(personal keys and provider keys). Without scopes: read and write. Without an expiry: "
                            + "it never expires. At most 20 keys per account. A key cannot create a key with more "
                            + "rights or a longer life than its own.")
    @BodyExample("{\"name\":\"nightly job\",\"scopes\":[\"read\",\"write\"],\"expires_in_days\":90}")
    @PostMapping
    ResponseEntity<Made> make(@Valid @RequestBody Wish wish, Authentication authentication) {
        String name = name(wish.name());
        Set<Scope> scopes = scopes(wish.scopes());
        Instant end = end(wish);
        if (authentication instanceof ApiKeyAuthentication key
                && !(scopes.stream().allMatch(key::grants) && key.lasts(end))) {
            throw new Forbidden();
        }
        PersonalKeys.Made made = keys.make(caller.id(), name, scopes, end)
                .orElseThrow(() -> new Conflict(
                        "An account has at most " + PersonalKeys.LIMIT + " API keys; remove one that is not used"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Made(View.of(made.key()), made.text().text()));
    }

    @Operation(summary = "List the caller's API keys, without the keys")
    @GetMapping
    Listed list() {
        return new Listed(keys.of(caller.id()).stream().map(View::of).toList());
    }

    @Operation(summary = "Revoke an API key at once")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        if (!keys.revoke(caller.id(), id)) {
            throw new NotFound("API key not found");
        }
    }

    private static String name(String given) {
        String name = given.strip();
        int characters = name.codePointCount(0, name.length());
        if (characters > MAX_NAME) {
            throw new InvalidInput("name", Rules.mostCharacters(MAX_NAME, characters));
        }
        if (name.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE)) {
            throw new InvalidInput("name", "must not hold control characters");
        }
        return name;
    }

    private static Set<Scope> scopes(@Nullable List<@Nullable String> words) {
        if (words == null) {
            return EnumSet.of(Scope.READ, Scope.WRITE);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (int i = 0; i < words.size(); i++) {
            String field = "scopes[" + i + "]";
            scopes.add(Scope.of(String.valueOf(words.get(i)))
                    .orElseThrow(() -> new InvalidInput(field, Rules.oneOf(Scope.words()))));
        }
        if (scopes.isEmpty()) {
            throw new InvalidInput("scopes", "must name at least one of " + String.join(", ", Scope.words()));
        }
        return scopes;
    }

    private static @Nullable Instant end(Wish wish) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (wish.expiresAt() != null && wish.expiresInDays() != null) {
            throw new InvalidInput("expires_in_days", "must not be given together with expires_at");
        }
        if (wish.expiresInDays() != null) {
            return now.plus(Duration.ofDays(wish.expiresInDays()));
        }
        if (wish.expiresAt() == null) {
            return null;
        }
        Instant end = time(wish.expiresAt());
        if (!end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(MAX_DAYS)))) {
            throw new InvalidInput("expires_at", "must lie in the future, at most " + MAX_DAYS + " days away");
        }
        return end;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("expires_at", "must be a time with its zone, such as 2030-01-31T00:00:00Z");
        }
    }
}
