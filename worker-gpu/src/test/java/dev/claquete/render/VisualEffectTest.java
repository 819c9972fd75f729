package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisualEffectTest {

    @ParameterizedTest
    @ValueSource(strings = {"zoom_in", "zoom_out", "pan_left", "pan_right", "pan_up", "pan_down", "static"})
    void wireNamesAreUnderstood(String wireName) {
        assertThat(VisualEffect.ofWireName(wireName).wireName()).isEqualTo(wireName);
    }

    @Test
    void anUnknownNameIsNamed() {
        assertThatThrownBy(() -> VisualEffect.ofWireName("wobble")).hasMessageContaining("wobble");
    }

    @Test
    void zoomsGoFromOneToOnePointThreeTwoFour() {
        assertThat(VisualEffect.ZOOM_IN.shot(0).zoom()).isEqualTo(1);
        assertThat(VisualEffect.ZOOM_IN.shot(1).zoom()).isEqualTo(1.324);
        assertThat(VisualEffect.ZOOM_OUT.shot(0)).isEqualTo(VisualEffect.ZOOM_IN.shot(1));
        assertThat(VisualEffect.ZOOM_OUT.shot(1)).isEqualTo(VisualEffect.ZOOM_IN.shot(0));
    }

    @ParameterizedTest
    @EnumSource
    void noShotLooksBeyondThePicture(VisualEffect effect) {
        for (double progress = 0; progress <= 1; progress += 0.125) {
            VisualEffect.Shot shot = effect.shot(progress);
            assertThat(shot.left(1920)).isBetween(0.0, 1920 - 1920 / shot.zoom());
            assertThat(shot.top(1080)).isBetween(0.0, 1080 - 1080 / shot.zoom());
        }
    }
}
