package dev.claquete.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingGlyphsTest {

    @Test
    void everyCharacterIsNamedOnceWithItsCodePoint() {
        MissingGlyphs missing = MissingGlyphs.in(List.of("Olá 𓀀, mundo 𓀁", "de novo 𓀀"));
        assertThat(missing.any()).isTrue();
        assertThat(missing.named()).isEqualTo("𓀀 (U+13000), 𓀁 (U+13001)");
        assertThat(missing.missing()).isEqualTo(3);
        assertThat(missing.characters()).as("blanks do not count").isEqualTo(11 + 7);
    }

    @Test
    void moreThanATenthIsTooMuch() {
        assertThat(MissingGlyphs.in("abcdefghi𓀀").tooMany()).isFalse();
        assertThat(MissingGlyphs.in("abcdefgh𓀀").tooMany()).isTrue();
        assertThat(MissingGlyphs.in("").tooMany()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Olá, ação!\n\tÀs três\u00A0horas \u2014 \u00ADsim",
                "می\u200Cخواهم \u202Bשלום\u202C \u200F",
                "क्\u200Dष श्\u200Cर",
                "👨‍👩‍👧‍👦 🇧🇷 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️ ☀ ⌚",
                "漢字\u3000「全角」！ 葛󠄀",
                "e\u0301 a\u0323\u0302",
                "가 \u1112\u1161\u11ab"
            })
    void whatOnlySteersTheSettingIsNotMissing(String text) {
        assertThat(MissingGlyphs.in(text).named()).isEmpty();
    }

    @Test
    void manyAreNotAllNamed() {
        StringBuilder text = new StringBuilder();
        for (int c = 0x13000; c < 0x13000 + 25; c++) {
            text.appendCodePoint(c);
        }
        assertThat(MissingGlyphs.in(text.toString()).named()).endsWith("(U+13013) and 5 more");
    }

    @Test
    void aBaseThatIsMissingTakesItsMarksWithIt() {
        assertThat(MissingGlyphs.without("漢𓀀\u0301!")).isEqualTo("漢!");
        assertThat(MissingGlyphs.in("漢𓀀\u0301!").named()).isEqualTo("𓀀 (U+13000), \u0301 (U+0301)");
    }

    @Test
    void aMarkThatNoFaceHasTogetherWithItsBaseIsLeftOutAndNamed() {
        String foreign = "abcdefghijklm क\u0651"; // an Arabic mark on a Devanagari letter
        assertThat(MissingGlyphs.without(foreign)).isEqualTo("abcdefghijklm क");
        assertThat(MissingGlyphs.in(foreign).named()).isEqualTo("\u0651 (U+0651)");
    }
}
