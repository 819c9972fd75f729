package dev.claquete.studio.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.web.Timestamps;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class JsonTimestampsTest {

    final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
            .withBean(JsonTimestamps.class);

    record Answer(Instant at) {}

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T12:00:00Z,2026-11-30T12:00:00.000Z",
        "2026-11-30T12:00:00.5Z,2026-11-30T12:00:00.500Z",
        "2026-11-30T12:00:00.123456Z,2026-11-30T12:00:00.123Z",
        "2026-11-30T12:00:00.999999999Z,2026-11-30T12:00:00.999Z",
    })
    void aTimeHasThreeFractionDigits(String time, String written) {
        Instant at = Instant.parse(time);

        assertThat(Timestamps.text(at)).isEqualTo(written);
        assertThat(json(new Answer(at))).isEqualTo("{\"at\":\"" + written + "\"}");
    }

    @Test
    void whateverTypeHoldsIt() {
        Instant at = Instant.parse("2026-11-30T12:00:00Z");

        assertThat(json(Map.of(
                        "times",
                        List.of(
                                at,
                                at.atOffset(ZoneOffset.ofHours(-3)),
                                at.atZone(ZoneId.of("America/Sao_Paulo")),
                                Date.from(at),
                                Timestamp.from(at)))))
                .isEqualTo(
                        "{\"times\":[" + "\"2026-11-30T12:00:00.000Z\",".repeat(4) + "\"2026-11-30T12:00:00.000Z\"]}");
    }

    private String json(Object value) {
        String[] written = new String[1];
        context.run(started -> written[0] = write(started.getBean(ObjectMapper.class), value));
        return written[0];
    }

    private static String write(ObjectMapper json, Object value) throws JsonProcessingException {
        return json.writeValueAsString(value);
    }
}
