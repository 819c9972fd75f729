package dev.claquete.studio.account.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in with tokens, compatible with two products whose clients use these addresses. */
@RestController
@Tag(name = "Sign-in")
@SecurityRequirements
class TokenController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final AccountsProperties properties;
    private final Audit audit;

    TokenController(
            SignIn signIn,
            Sessions sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            AccountsProperties properties,
            Audit audit) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.properties = properties;
        this.audit = audit;
    }

    /** @param expiresIn seconds */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(String accessToken, String tokenType, long expiresIn, @Nullable String refreshToken) {

        @Override
        public String toString() {
            return "tokens";
        }
    }

    record Login(@NotEmpty String username, @NotEmpty String password) {

        @Override
        public String toString() {
            return "a sign-in";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Refresh(@Nullable String refreshToken) {

        @Override
        public String toString() {
            return "a refresh token";
        }
    }

    @Operation(summary = "Sign in with the OAuth2 password form; username is the e-mail address or the name")
    @BodyExample("username=user@example.com&password=a-quiet-harbour-7")
    @PostMapping(path = "/auth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Tokens token(
            @RequestParam(name = "grant_type", defaultValue = "password") String grant,
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable String password,
            @RequestParam(name = "refresh_token", required = false) @Nullable String refreshToken,
            HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw new InvalidInput("password", "must be in the body, never in the address");
        }
        return switch (grant) {
            case "password" -> signIn(username, password);
            case "refresh_token" -> renew(required("refresh_token", refreshToken));
            default -> throw new InvalidInput("grant_type", "must be one of password, refresh_token");
        };
    }

    @Operation(summary = "Sign in with a JSON body")
    @BodyExample("{\"username\":\"user@example.com\",\"password\":\"a-quiet-harbour-7\"}")
    @PostMapping("/v2/auth/login")
    Tokens login(@Valid @RequestBody Login body) {
        return signIn(body.username(), body.password());
    }

    @Operation(
            summary = "Get a new access token with a refresh token (valid once), as Bearer or in the body, or with a "
                    + "valid access token, as Bearer")
    @BodyExample("{\"refresh_token\":\"rt_...\"}")
    @PostMapping("/v2/auth/refresh")
    Tokens refresh(@RequestBody(required = false) @Nullable Refresh body, HttpServletRequest request) {
        String token = given(body, request);
        return token.startsWith(RefreshTokens.KIND)
                ? renew(token)
                : answer(accessTokens.read(token).orElseThrow(TokenController::unknownToken), null);
    }

    @Operation(summary = "Sign out: end the session of the refresh token or access token")
    @BodyExample("{\"refresh_token\":\"rt_...\"}")
    @PostMapping("/v2/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(@RequestBody(required = false) @Nullable Refresh body, HttpServletRequest request) {
        String token = given(body, request);
        Optional<UUID> id = token.startsWith(RefreshTokens.KIND)
                ? refreshTokens.session(token)
                : accessTokens.read(token).map(ActiveSession::id);
        ActiveSession session = id.flatMap(sessions::find).orElseThrow(TokenController::unknownToken);
        sessions.revoke(session.id(), "signed-out");
        audit.record(
                "signed-out",
                session.accountId(),
                Map.of("session", session.id().toString()));
    }

    private Tokens signIn(@Nullable String username, @Nullable String password) {
        try {
            Account account = signIn.check(required("username", username), required("password", password));
            ActiveSession session = sessions.open(account.id(), properties.sessionLife());
            return answer(session, refreshTokens.issue(session.id()));
        } catch (BadCredentialsException e) {
            throw new SignInRefused("Usuário ou senha incorretos");
        }
    }

    private Tokens renew(String token) {
        ActiveSession session = refreshTokens.use(token).orElseThrow(TokenController::unknownToken);
        return answer(session, refreshTokens.issue(session.id()));
    }

    private Tokens answer(ActiveSession session, @Nullable String refreshToken) {
        AccessTokens.Issued token = accessTokens.issue(session);
        return new Tokens(token.value(), "bearer", token.life().toSeconds(), refreshToken);
    }

    private static String given(@Nullable Refresh body, HttpServletRequest request) {
        return body != null && body.refreshToken() != null
                ? body.refreshToken()
                : BearerHeader.token(request).orElseThrow(TokenController::unknownToken);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidInput(field, "is required");
        }
        return value;
    }

    private static BadCredentialsException unknownToken() {
        return new BadCredentialsException("Unknown or expired token");
    }
}
