package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.render.caption.CaptionStyle.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs of the GPU video API say of captions, in our words. */
class CaptionStylesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void segmentsAreUnderstood() throws Exception {
        CaptionOptions wish = segments(
                """
                {"font": {"name": "Arial", "size": 24, "bold": true, "italic": false},
                 "colors": {"primary": "#FFFF00", "outline": "#112233"},
                 "border": {"style": 1, "width": 2, "shadow": 0},
                 "position": {"alignment": "top_right", "marginVertical": 25}}
                """);
        assertThat(wish.weight()).isEqualTo(700);
        assertThat(wish.size()).isEqualTo(24);
        assertThat(wish.colour()).isEqualTo("#FFFF00");
        assertThat(wish.borderColour()).isEqualTo("#112233");
        assertThat(wish.borderWidth()).isEqualTo(2);
        assertThat(wish.boxColour()).isNull();
        assertThat(wish.shadow()).isZero();
        assertThat(wish.position()).isEqualTo(Position.TOP_RIGHT);
        assertThat(wish.marginVertical()).isEqualTo(25);
    }

    @Test
    void bordersOfKindThreeAndFourAreBoxes() throws Exception {
        CaptionOptions solid = segments("{\"border\":{\"style\":3},\"colors\":{\"outline\":\"#0000FF\"}}");
        assertThat(solid.boxColour()).isEqualTo("#0000FF");
        assertThat(solid.boxOpacity()).isEqualTo(1);
        CaptionOptions translucent =
                segments("{\"border\":{\"style\":4},\"colors\":{\"background\":\"#00FF00\",\"backgroundAlpha\":51}}");
        assertThat(translucent.boxColour()).isEqualTo("#00FF00");
        assertThat(translucent.boxOpacity()).isEqualTo(0.8);
        assertThat(translucent.borderWidth()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1, BOTTOM_LEFT",
        "2, BOTTOM",
        "3, BOTTOM_RIGHT",
        "4, MIDDLE_LEFT",
        "5, MIDDLE",
        "6, MIDDLE_RIGHT",
        "7, TOP_LEFT",
        "8, TOP",
        "9, TOP_RIGHT",
        "'\"middle_left\"', MIDDLE_LEFT",
        "'\"bottom_center\"', BOTTOM"
    })
    void alignmentIsANameOrANumberOfThePad(String alignment, Position position) throws Exception {
        assertThat(segments("{\"position\":{\"alignment\":" + alignment + "}}").position())
                .isEqualTo(position);
    }

    @Test
    void highlightIsUnderstoodAndHasThatProductsLook() throws Exception {
        CaptionOptions wish = highlight("{\"highlight_cor\":\"#00FF00\",\"fundo_opacidade\":70,\"words_per_line\":3}");
        assertThat(wish.highlightBoxColour()).isEqualTo("#00FF00");
        assertThat(wish.boxOpacity()).isEqualTo(0.7);
        assertThat(wish.wordsPerLine()).isEqualTo(3);
        CaptionOptions usual = highlight("{}");
        assertThat(usual.weight()).isEqualTo(900);
        assertThat(usual.size()).isEqualTo(72);
        assertThat(usual.uppercase()).isTrue();
        assertThat(usual.highlightColour()).isEqualTo("#FFFF00");
        assertThat(usual.highlightBoxColour()).isEqualTo("#D60000");
        assertThat(usual.wordsPerLine()).isEqualTo(4);
        assertThat(usual.maxLines()).isEqualTo(2);
    }

    private static CaptionOptions segments(String json) throws Exception {
        return JSON.readValue(json, SegmentCaptionStyle.class).checked();
    }

    private static CaptionOptions highlight(String json) throws Exception {
        return JSON.readValue(json, HighlightCaptionStyle.class).checked();
    }
}
