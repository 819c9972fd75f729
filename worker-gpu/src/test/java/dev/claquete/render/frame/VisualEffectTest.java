package dev.claquete.render.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisualEffectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"zoom_in", "zoom_out", "zoom_pan_right", "pan_left", "pan_right", "pan_up", "pan_down", "static"
            })
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

    @Test
    void theViewGoesEvenlyToTheRightWhileItNarrows() {
        for (double progress = 0; progress <= 1; progress += 0.125) {
            VisualEffect.Shot shot = VisualEffect.ZOOM_PAN_RIGHT.shot(progress);
            double middle = shot.left(1920) + 1920 / shot.zoom() / 2;
            assertThat(shot.zoom()).isCloseTo(1 + 0.324 * progress, within(1e-9));
            assertThat(middle).isCloseTo(960 + progress * (960 - 960 / 1.324), within(1e-9));
        }
        assertThat(VisualEffect.ZOOM_PAN_RIGHT.shot(0).left(1920)).isZero();
        assertThat(VisualEffect.ZOOM_PAN_RIGHT.shot(1).left(1920)).isEqualTo(1920 - 1920 / 1.324);
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
