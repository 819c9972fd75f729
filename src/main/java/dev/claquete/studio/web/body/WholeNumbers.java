package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Accepts whole numbers only: 5 and 5.0, but not 1.9, which is not rounded. Programs in languages with a single number
 * type write 5.0, so that is accepted.
 */
@Configuration(proxyBeanMethods = false)
class WholeNumbers {

    @Bean
    Module wholeNumbersModule() {
        SimpleModule module = new SimpleModule("whole-numbers");
        add(module, Integer.class, 0);
        add(module, Long.class, 0L);
        return module;
    }

    private static <T extends Number> void add(SimpleModule module, Class<T> boxed, T zero) {
        Class<T> plain = primitive(zero);
        module.addDeserializer(boxed, new Strict<>(boxed, usual(boxed)));
        module.addDeserializer(plain, new Strict<>(plain, usual(plain)));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Number> Class<T> primitive(T zero) {
        return (Class<T>) (zero instanceof Integer ? int.class : long.class);
    }

    @SuppressWarnings("unchecked")
    private static <T> JsonDeserializer<T> usual(Class<T> type) {
        return (JsonDeserializer<T>) NumberDeserializers.find(type, type.getName());
    }

    /** Like Jackson's own, but refuses fractions. */
    private static final class Strict<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient JsonDeserializer<T> usual;

        Strict(Class<T> type, JsonDeserializer<T> usual) {
            super(type);
            this.usual = usual;
        }

        @Override
        public @Nullable T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && isFraction(in)) {
                context.handleWeirdNumberValue(handledType(), in.getNumberValue(), "is no whole number");
            }
            return usual.deserialize(in, context);
        }

        /** Checks only the scale of a number with a huge exponent: 1e999999999 is never expanded. */
        private static boolean isFraction(JsonParser in) throws IOException {
            if (Double.isInfinite(in.getDoubleValue())) {
                return false;
            }
            BigDecimal value = in.getDecimalValue();
            return value.signum() != 0 && value.stripTrailingZeros().scale() > 0;
        }

        @Override
        public @Nullable T getNullValue(DeserializationContext context)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            return usual.getNullValue(context);
        }
    }
}
