package dev.claquete.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabCaseTest {

    @ParameterizedTest
    @CsvSource({
        "GenerateSceneImage, generate-scene-image",
        "PromptRejected, prompt-rejected",
        "ComposeVideo, compose-video",
        "Mp4Broken, mp4-broken"
    })
    void codesAndTopicsAreKebabCase(String type, String kebab) {
        assertThat(KebabCase.of(type)).isEqualTo(kebab);
    }
}
