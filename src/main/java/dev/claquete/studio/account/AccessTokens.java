package dev.claquete.studio.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final Clock clock;

    AccessTokens(SigningKeys keys, Sessions sessions, AccountsProperties properties) {
        this.keys = keys;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = Clock.systemUTC();
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
            SignedJWT token = SignedJWT.parse(text);
            return isOurs(token) ? session(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        Optional<ECKey> key = keys.toVerify(header.getKeyID());
        return key.isPresent() && token.verify(new ECDSAVerifier(key.get()));
    }

    private Optional<ActiveSession> session(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        boolean good = expires != null
                && clock.instant().isBefore(expires.toInstant())
                && ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience());
        String session = claims.getStringClaim(SESSION);
        if (!good || session == null) {
            return Optional.empty();
        }
        return sessions.find(UUID.fromString(session))
                .filter(live -> live.accountId().toString().equals(claims.getSubject()))
                .map(live -> live.until(expires.toInstant()));
    }
}
