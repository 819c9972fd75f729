package dev.claquete.studio.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.local.CannotStart;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

    private static final String OLD = "an old key of the vault that is long enough";
    private static final String NEW = "a new key of the vault that is long enough too";
    private static final String PLACE = "provider_key/7/openai";

    private final Vault vault = new Vault(OLD);

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "sk-proj-1234567890", "ключ · 鍵"})
    void whatIsSealedOpensInItsPlace(String secret) {
        assertThat(vault.open(vault.seal(secret, PLACE), PLACE)).isEqualTo(secret);
    }

    @Test
    void aSealTellsNothingAndNoTwoAreAlike() {
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seals.add(vault.seal("sk-secret", PLACE));
        }
        assertThat(seals).hasSize(1000).noneMatch(seal -> seal.contains("sk-secret"));
        assertThat(seals).allMatch(seal -> seal.matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+"));
    }

    @Test
    void aSealMovedToAnotherPlaceDoesNotOpen() {
        String sealed = vault.seal("sk-secret", PLACE);

        assertThatThrownBy(() -> vault.open(sealed, "provider_key/8/openai"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("provider_key/8/openai")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> vault.open(sealed, "provider_key/7/suno")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSealChangedInAnyBitDoesNotOpen() {
        String sealed = vault.seal("sk-secret", PLACE);
        String head = sealed.substring(0, sealed.lastIndexOf('.') + 1);
        byte[] body = Base64.getUrlDecoder().decode(sealed.substring(head.length()));
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String text = head + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> vault.open(text, PLACE)).isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < body.length; length++) {
            String text =
                    head + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(body, length));
            assertThatThrownBy(() -> vault.open(text, PLACE)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-secret", "v1", "v1..", "v1.%s.", "v1.%s.!!!!", "v2.%s.AAAA", "v1.%s.AAAA.BBBB"})
    void whatIsNoSealDoesNotOpen(String text) {
        assertThatThrownBy(() -> vault.open(text.replace("%s", vault.keyId()), PLACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        String before = vault.seal("sk-secret", PLACE);
        Vault changing = new Vault(NEW + " , " + OLD);
        Vault changed = new Vault(NEW);

        assertThat(changing.open(before, PLACE)).isEqualTo("sk-secret");
        String after = changing.seal("sk-secret", PLACE);
        assertThat(changed.open(after, PLACE)).isEqualTo("sk-secret");
        assertThatThrownBy(() -> changed.open(before, PLACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CLAQUETE_VAULT_KEY")
                .hasMessageContaining(vault.keyId());
    }

    @Test
    void aKeysNameTellsNothingOfTheKey() {
        VaultKey key = VaultKey.of(NEW);

        assertThat(key.toString()).isEqualTo("vault key " + key.id());
        assertThat(key.id()).hasSize(8).isNotEqualTo(vault.keyId());
        assertThat(key.key().getEncoded()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "short", "this one is long enough for everybody,short"})
    void aVaultWithoutAGoodKeyDoesNotStart(String configured) {
        assertThatThrownBy(() -> new Vault(configured))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("short");
    }
}
