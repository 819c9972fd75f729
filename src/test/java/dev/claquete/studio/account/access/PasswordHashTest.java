package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The hash that studios use; those of other tests use the same one with smaller parameters. */
class PasswordHashTest {

    private final PasswordEncoder hashes = new SecurityConfiguration().passwordEncoder();

    @Test
    void aHashTakesSixteenMebibytesAndTwoPasses() {
        assertThat(hashes.encode("a-quiet-harbour-7")).startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void onlyItsPasswordFitsAHashAndEachHashHasASaltOfItsOwn() {
        String hash = hashes.encode("a-quiet-harbour-7");
        assertThat(hashes.matches("a-quiet-harbour-7", hash)).isTrue();
        assertThat(hashes.matches("a-quiet-harbour-8", hash)).isFalse();
        assertThat(hashes.encode("a-quiet-harbour-7")).isNotEqualTo(hash);
    }

    @Test
    void aHashOfEarlierParametersStillFits() {
        String earlier = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 3).encode("a-quiet-harbour-7");
        assertThat(hashes.matches("a-quiet-harbour-7", earlier)).isTrue();
        assertThat(hashes.upgradeEncoding(earlier)).isTrue();
    }
}
