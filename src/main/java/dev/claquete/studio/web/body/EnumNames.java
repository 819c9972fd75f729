package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.claquete.studio.web.Rules;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A constant is named by its name alone, in any spelling that {@link Rules#constant} takes, never by a number; a blank text names none. */
@Configuration(proxyBeanMethods = false)
class EnumNames {

    @Bean
    Module enumNamesModule() {
        return new SimpleModule("enum-names").setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1;

            @Override
            @SuppressWarnings({"unchecked", "rawtypes"})
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription description,
                    JsonDeserializer<?> usual) {
                return new ByName(type.getRawClass());
            }
        });
    }

    private static final class ByName<E extends Enum<E>> extends StdScalarDeserializer<E> {

        private static final long serialVersionUID = 1;

        private final Class<E> type;

        ByName(Class<E> type) {
            super(type);
            this.type = type;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable E deserialize(JsonParser in, DeserializationContext context) throws IOException {
            @Nullable String name = in.getValueAsString();
            if (name != null && name.isBlank()) {
                return null;
            }
            Optional<E> named = Optional.ofNullable(name).flatMap(known -> Rules.constant(type, known));
            if (named.isPresent()) {
                return named.get();
            }
            in.skipChildren();
            return (E) context.handleWeirdStringValue(type, String.valueOf(name), "is none of the names");
        }
    }
}
