package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTimingTest {

    @ParameterizedTest
    @CsvSource({"2.0, 30, 76", "2.001, 30, 77", "2.0, 24, 60", "1.1, 30, 49"})
    void aNarratedSceneIsLeadPlusNarrationInWholeFramesPlusTail(double seconds, int fps, int frames) {
        assertThat(SceneTiming.narrated(seconds, fps, "crossfade").frameCount()).isEqualTo(frames);
    }

    @Test
    void aSilentSceneLastsAsLongAsAskedFor() {
        assertThat(SceneTiming.silent(3.5, 30, "crossfade").frameCount()).isEqualTo(105);
        assertThat(SceneTiming.silent(3.5, 24, "cut").frameCount()).isEqualTo(84);
    }

    @Test
    void aClipCarriesAFifthOfASecondMoreOnEachSideToDissolveIn() {
        SceneTiming timing = SceneTiming.silent(3, 30, "crossfade");
        assertThat(timing.handleFrames()).isEqualTo(6);
        assertThat(timing.drawnFrames()).isEqualTo(102);
        assertThat(timing.tracks(30)).isEqualTo(new ClipTracks(90, 6, 30));
        assertThat(timing.narrationStart()).isEqualTo(11);
    }

    @Test
    void aHardCutNeedsNoHandles() {
        assertThat(SceneTiming.silent(3, 30, "cut").drawnFrames()).isEqualTo(90);
    }

    @Test
    void noSceneIsSoShortThatItsDissolvesMeet() {
        SceneTiming timing = SceneTiming.silent(0.1, 30, "crossfade");
        assertThat(timing.frameCount()).isGreaterThan(2 * timing.handleFrames());
        assertThat(SceneTiming.silent(0, 30, "cut").frameCount()).isEqualTo(1);
    }

    @Test
    void anUnknownTransitionIsRefused() {
        assertThatThrownBy(() -> SceneTiming.silent(1, 30, "wipe")).hasMessageContaining("wipe");
    }
}
