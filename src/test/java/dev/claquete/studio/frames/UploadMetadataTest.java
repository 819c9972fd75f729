package dev.claquete.studio.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.FrameInterval;
import dev.claquete.studio.web.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadMetadataTest {

    @Test
    void itHasTheFieldsOfTheForm() {
        UploadMetadata given = UploadMetadata.of("filename " + base64("../férias.mp4") + ",every_nth " + base64("5")
                + ",format " + base64("png") + ",filetype " + base64("video/mp4"));
        assertThat(given.filename()).isEqualTo("férias.mp4");
        assertThat(given.options().interval()).isEqualTo(new FrameInterval(FrameInterval.Kind.EVERY_NTH, 5));
        assertThat(given.options().imageFormat()).isEqualTo("png");
    }

    @Test
    void whatIsNotGivenIsAsInTheForm() {
        UploadMetadata given = UploadMetadata.of("");
        assertThat(given.filename()).isEqualTo("video");
        assertThat(given.options().interval()).isEqualTo(new FrameInterval(FrameInterval.Kind.EVERY_SECONDS, 1));
    }

    @Test
    void namesAsOtherClientsSendThemAreUnderstood() {
        UploadMetadata given =
                UploadMetadata.of("relativePath bnVsbA==, name " + base64("a.mov") + ",type,scene_changes dHJ1ZQ==");
        assertThat(given.filename()).isEqualTo("a.mov");
        assertThat(given.options().interval().kind()).isEqualTo(FrameInterval.Kind.SCENE_CHANGES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename not-base64!",
                "every_seconds MQ==,every_seconds MQ==",
                "every_seconds MQ==,fps MQ==",
                "colour Ymx1ZQ==",
                "filename YQ==,,format cG5n",
                "every_seconds bm90IGEgbnVtYmVy"
            })
    void whatBreaksARuleIsNamed(String header) {
        assertThatThrownBy(() -> UploadMetadata.of(header)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> UploadMetadata.of(header + ",x" + " ".repeat(9000)))
                .isInstanceOf(InvalidInput.class);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
