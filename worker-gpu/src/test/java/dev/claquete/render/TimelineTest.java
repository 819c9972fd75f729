package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aTimelineSurvivesItsJson() throws Exception {
        Timeline timeline = new Timeline(
                1080,
                1920,
                30,
                "crossfade",
                List.of(
                        new Timeline.Scene("s1", "projects/p/scenes/s1/clip-1.mp4", 90, "projects/p/n.wav"),
                        new Timeline.Scene("s2", "projects/p/scenes/s2/clip-2.mp4", 60, null)),
                null,
                -12);
        assertThat(json.readValue(json.writeValueAsBytes(timeline), Timeline.class))
                .isEqualTo(timeline);
        assertThat(timeline.frames()).isEqualTo(150);
    }

    @Test
    void aVideoWithoutScenesIsRefused() {
        assertThatThrownBy(() -> new Timeline(1080, 1920, 30, "cut", List.of(), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
