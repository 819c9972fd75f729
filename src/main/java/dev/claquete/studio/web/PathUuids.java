package dev.claquete.studio.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Converts ids in paths: {@code /api/projects/not-a-uuid} is not found, like any other missing project. */
@Configuration(proxyBeanMethods = false)
class PathUuids implements WebMvcConfigurer, ConditionalGenericConverter {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(this);
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, UUID.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(PathVariable.class);
    }

    @Override
    public UUID convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return Uuids.parseOrNil(String.valueOf(source));
    }
}
