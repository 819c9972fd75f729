package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.claquete.studio.web.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes every point in time in JSON answers with {@link Timestamps}, whatever its Java type. */
@Component
class JsonTimestamps extends SimpleModule {

    JsonTimestamps() {
        super("timestamps");
        addSerializer(new AsText<>(Instant.class, Function.identity()));
        addSerializer(new AsText<>(OffsetDateTime.class, OffsetDateTime::toInstant));
        addSerializer(new AsText<>(ZonedDateTime.class, ZonedDateTime::toInstant));
        addSerializer(new AsText<>(Date.class, date -> Instant.ofEpochMilli(date.getTime())));
    }

    private static final class AsText<T> extends StdSerializer<T> {

        private final transient Function<T, Instant> instant;

        AsText(Class<T> type, Function<T, Instant> instant) {
            super(type);
            this.instant = instant;
        }

        @Override
        public void serialize(T time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Timestamps.text(instant.apply(time)));
        }
    }
}
