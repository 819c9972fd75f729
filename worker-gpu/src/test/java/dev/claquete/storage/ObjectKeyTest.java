package dev.claquete.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "a/", "a//b", "a/../b", "..", "a/./b", "a b", "a\\b", "ação", "a?b", "http://host/a"})
    void onlyPlainSegmentsAreKeys(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(text));
    }

    @Test
    void derivedKeyNamesItsInputs() {
        ObjectKey key = ObjectKey.derived("projects/1/scenes/2", "image", ContentHash.of("a sea", 1), "png");

        assertThat(key.value()).matches("projects/1/scenes/2/image-[0-9a-f]{20}\\.png");
        assertThat(key).isEqualTo(ObjectKey.derived("projects/1/scenes/2", "image", ContentHash.of("a sea", 1), "png"));
        assertThat(key.withExtension("json").value()).endsWith(".json").startsWith("projects/1/scenes/2/image-");
    }

    @Test
    void hashTellsApartWhatConcatenationWouldNot() {
        assertThat(ContentHash.of("ab", "c")).isNotEqualTo(ContentHash.of("a", "bc"));
        assertThat(ContentHash.of("a", null)).isNotEqualTo(ContentHash.of("a"));
    }
}
