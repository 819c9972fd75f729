package dev.claquete.studio.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.FrameInterval;
import dev.claquete.studio.web.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;

class FrameOptionsTest {

    @Test
    void oneFrameASecondAsJpegIsWhatWhoeverSaysNothingGets() {
        FrameOptions options = VideoForm.options(Map.of());
        assertThat(options.interval()).isEqualTo(new FrameInterval(FrameInterval.Kind.EVERY_SECONDS, 1));
        assertThat(options.imageFormat()).isEqualTo("jpg");
        assertThat(options.webhookUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "every_seconds, 2.5, EVERY_SECONDS, 2.5",
        "every_nth, 30, EVERY_NTH, 30",
        "fps, 0.2, FPS, 0.2",
        "scene_changes, true, SCENE_CHANGES, 0.3",
        "scene_changes, 0.5, SCENE_CHANGES, 0.5",
        "fps, ' 2 ', FPS, 2",
    })
    void anIntervalIsReadAsItsFieldSays(String field, String text, FrameInterval.Kind kind, double value) {
        assertThat(options(field, text).interval()).isEqualTo(new FrameInterval(kind, value));
    }

    @ParameterizedTest
    @CsvSource({
        "every_seconds, 0, must be a number from 0.01 to 86400",
        "every_seconds, -1, must be a number from 0.01 to 86400",
        "every_seconds, NaN, must be a number from 0.01 to 86400",
        "every_seconds, 1e300, must be a number from 0.01 to 86400",
        "every_seconds, one, must be a number from 0.01 to 86400",
        "every_seconds, '1;movie=/etc/passwd', must be a number from 0.01 to 86400",
        "every_nth, 1.5, must be a whole number from 1 to 1000000",
        "every_nth, 0, must be a whole number from 1 to 1000000",
        "fps, 1000, must be a number from 0.001 to 240",
        "fps, Infinity, must be a number from 0.001 to 240",
        "scene_changes, maybe, 'must be true, or a number from 0.01 to 0.99'",
        "scene_changes, 1, 'must be true, or a number from 0.01 to 0.99'",
        "format, gif, must be jpg or png",
        "every_second, 1, is not a field of this form",
    })
    void whatBreaksARuleIsRefusedByNameAndRule(String field, String text, String rule) {
        assertThatThrownBy(() -> options(field, text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(field + ": " + rule);
    }

    @Test
    void twoIntervalsAreOneTooMany() {
        Map<String, String[]> both = new LinkedHashMap<>();
        both.put("fps", new String[] {"1"});
        both.put("every_nth", new String[] {"2"});
        assertThatThrownBy(() -> VideoForm.options(both))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("fps: must not be given together with another interval (every_nth, fps)");
        assertThatThrownBy(() -> VideoForm.options(Map.of("fps", new String[] {"1", "2"})))
                .hasMessage("fps: must be given once");
    }

    @ParameterizedTest
    @CsvSource({
        "holiday.mp4, holiday.mp4, holiday-frames.zip",
        "C:\\videos\\a b.mov, a b.mov, a b-frames.zip",
        "../../etc/passwd, passwd, passwd-frames.zip",
        "férias.mp4, férias.mp4, férias-frames.zip",
        ".mp4, .mp4, .mp4-frames.zip",
        "'', video, video-frames.zip",
    })
    void aNameIsANameAndNothingMore(String given, String name, String archive) {
        String cleaned = VideoForm.filename(new MockMultipartFile("file", given, null, new byte[0]));
        assertThat(cleaned).isEqualTo(name);
        assertThat(VideoForm.archiveName(cleaned)).isEqualTo(archive);
    }

    private static FrameOptions options(String field, String text) {
        return VideoForm.options(Map.of(field, new String[] {text}));
    }
}
