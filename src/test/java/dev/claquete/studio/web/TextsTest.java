package dev.claquete.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @ValueSource(strings = {"pages", "mail"})
    void everyTextIsThereInBothLanguagesWithTheSamePlaceholders(String name) {
        ResourceBundle english = ResourceBundle.getBundle("texts/" + name, Locale.ROOT);
        ResourceBundle portuguese = ResourceBundle.getBundle("texts/" + name, Locale.forLanguageTag("pt-BR"));
        assertThat(portuguese.getLocale().getLanguage()).isEqualTo("pt");
        for (String key : english.keySet()) {
            assertThat(portuguese.getString(key)).as(key).isNotBlank().satisfies(text -> assertThat(placeholders(text))
                    .isEqualTo(placeholders(english.getString(key))));
        }
        // English stands in for what Portuguese lacks
        assertThat(english.keySet().stream()
                        .filter(key -> portuguese.getString(key).equals(english.getString(key)))
                        .filter(key -> !PLACEHOLDER
                                .matcher(english.getString(key))
                                .replaceAll("")
                                .isBlank()))
                .isEmpty();
        assertThat(portuguese.keySet()).hasSameElementsAs(english.keySet());
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
