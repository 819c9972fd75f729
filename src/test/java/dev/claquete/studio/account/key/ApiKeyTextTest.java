package dev.claquete.studio.account.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {

    private final ApiKeyText key = ApiKeyText.generate(new SecureRandom());

    @Test
    void aKeyIsKnownByItsMarkAndHolds200RandomBits() {
        assertThat(key.text()).matches("clq_[a-z2-9]{46}");
        assertThat(key.wellFormed()).isTrue();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(ApiKeyText.generate(new SecureRandom()).text().substring(0, 44));
        }
        assertThat(keys).hasSize(1000);
    }

    @Test
    void anyLetterMistypedIsSeenBeforeTheDatabaseIsAsked() {
        for (int i = 4; i < key.text().length(); i++) {
            char other = key.text().charAt(i) == 'a' ? 'b' : 'a';
            String typed = key.text().substring(0, i) + other + key.text().substring(i + 1);
            assertThat(new ApiKeyText(typed).wellFormed()).as(typed).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clq_", "test-api-key", "clq_0000000000000000000000000000000000000000000000"})
    void otherTextsAreNoKeys(String text) {
        assertThat(new ApiKeyText(text).wellFormed()).isFalse();
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(key.toString()).doesNotContain("clq_");
        assertThat(key.text()).startsWith(key.prefix());
        assertThat(key.prefix()).hasSize(10);
    }
}
