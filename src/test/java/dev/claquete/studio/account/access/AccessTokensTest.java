package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.claquete.studio.account.AccountsProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class AccessTokensTest {

    /** As a database that is away. */
    private final JdbcClient database = JdbcClient.create(new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("Connection refused", "08001");
        }

        @Override
        public Connection getConnection(String name, String password) throws SQLException {
            return getConnection();
        }
    });

    private final AccessTokens tokens =
            new AccessTokens(new SigningKeys(database, properties()), new Sessions(database), properties());

    @Test
    void aTokenWhoseKeyCannotBeLookedUpIsNotABadOne() throws JOSEException {
        String token = signed();

        assertThatThrownBy(() -> tokens.read(token)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatIsNoTokenNeedsNoDatabase() {
        assertThat(tokens.read("a.b.c")).isEmpty();
        assertThat(tokens.read("")).isEmpty();
    }

    private static String signed() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID(UUID.randomUUID().toString())
                .generate();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer("claquete").build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static AccountsProperties properties() {
        Duration any = Duration.ofHours(1);
        return new AccountsProperties(
                AccountsProperties.Door.OPEN, any, any, any, any, any, any, 1, 1, 1, 1, false, any);
    }
}
