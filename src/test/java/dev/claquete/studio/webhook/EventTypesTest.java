package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "media.completed                  | media.completed",
                "video.completed                  | video.completed",
                "video.*                          | video.completed",
                "media.*                          | media.completed",
                "*                                | media.completed",
                "*,video.completed                | video.completed",
                "*,image.completed                | media.completed",
                "media.completed,video.completed  | media.completed,video.completed",
                "media.*,video.*                  | media.completed,video.completed",
                "video.*,video.completed          | video.completed",
                "image.completed                  | -",
                "video.failed,media.failed        | -",
            })
    void aVideoOfAnOperationIsToldOnceUnderEachNameThatWasAskedFor(String subscribed, String told) {
        assertThat(EventTypes.heard(List.of(subscribed.split(",")), List.of("media.completed", "video.completed")))
                .isEqualTo(told == null ? List.of() : List.of(told.split(",")));
    }
}
