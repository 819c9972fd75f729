package dev.claquete.studio.account.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.web.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Short-lived signed tokens (JWT, ES256 and nothing else) that name an account's session. They contain no rights: each
 * use looks up the session and the role, so a token ends with its session.
 */
@Component
class AccessTokens {

    static final String ISSUER = "claquete";
    static final String AUDIENCE = "claquete-api";
    private static final String SESSION = "sid";

    private final SigningKeys keys;
    private final Sessions sessions;
    private final AccountsProperties properties;
    private final Clock clock = Clock.systemUTC();
    private final JwtDecoder decoder;

    AccessTokens(SigningKeys keys, Sessions sessions, AccountsProperties properties) {
        this.keys = keys;
        this.sessions = sessions;
        this.properties = properties;
        this.decoder = decoder(keys, clock);
    }

    /** Of ES256 alone, with one of our keys, with no allowance for clocks: the tokens are our own. */
    private static JwtDecoder decoder(SigningKeys keys, Clock clock) {
        JWKSource<SecurityContext> ours =
                (wanted, context) -> Optional.ofNullable(wanted.getMatcher().getKeyIDs()).stream()
                        .flatMap(Set::stream)
                        .flatMap(id -> keys.toVerify(id).stream())
                        .<JWK>map(key -> key)
                        .toList();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, ours));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // by the validators below
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<@Nullable Instant>(JwtClaimNames.EXP, end -> end != null),
                new JwtIssuerValidator(ISSUER),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, List.of(AUDIENCE)::equals)));
        return decoder;
    }

    /** @param life until it expires; never longer than its session */
    record Issued(String value, Duration life) {

        @Override
        public String toString() {
            return "an access token for " + life;
        }
    }

    Issued issue(ActiveSession session) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, session.endsAt());
        Duration life = left.compareTo(properties.accessLife()) < 0 ? left : properties.accessLife();
        ECKey key = keys.toSign();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(session.accountId().toString())
                        .claim(SESSION, session.id().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs ES256", e);
        }
        return new Issued(token.serialize(), life);
    }

    /**
     * @return the session of a valid token, with the token's expiry; empty if we did not sign it, it has expired or its
     *     session has ended
     */
    Optional<ActiveSession> read(String text) {
        try {
            return session(decoder.decode(text));
        } catch (JwtException e) {
            throwIfDatabaseFailed(e);
            return Optional.empty();
        }
    }

    /** A token whose key cannot be looked up is not a bad one. */
    private static void throwIfDatabaseFailed(JwtException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException failed) {
                throw failed;
            }
        }
    }

    private Optional<ActiveSession> session(Jwt token) {
        Instant end = Objects.requireNonNull(token.getExpiresAt());
        return sessions.find(Uuids.parseOrNil(String.valueOf(token.getClaimAsString(SESSION))))
                .filter(live -> live.accountId().toString().equals(token.getSubject()))
                .map(live -> live.until(end));
    }
}
