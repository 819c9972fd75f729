package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.openai.PayingRuns;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakersTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, m, -, espeak",
                "-, m, ana, openai:m:sage/1",
                "k, -, ana, espeak",
                "k, m, -, openai:m:sage/1",
            })
    void theServiceSpeaksWhereSomebodyPays(
            @Nullable String houseKey, @Nullable String model, @Nullable String run, String maker) {
        URI nowhere = URI.create("http://127.0.0.1:9/v1");
        SpeechSynthesizer chosen = new NarrationConfiguration()
                .speechSynthesizers(
                        new OpenAiProperties(nowhere, houseKey, null, null, model, "sage"),
                        PayingRuns.clients(nowhere, houseKey, Map.of("ana", "sk-of-ana")),
                        EspeakForTests.ESPEAK)
                .of(run);

        assertThat(chosen.id()).startsWith(maker);
    }
}
