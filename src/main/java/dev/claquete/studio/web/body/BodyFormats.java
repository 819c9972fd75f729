package dev.claquete.studio.web.body;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Restricts controllers to JSON, text and bytes. The other formats that Spring adds for libraries on the class path
 * (YAML, XML, CBOR) have parsers with their own limits, or none.
 */
@Configuration(proxyBeanMethods = false)
class BodyFormats implements WebMvcConfigurer {

    private static final Set<Class<?>> KEPT = Set.of(
            ByteArrayHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ResourceHttpMessageConverter.class,
            ResourceRegionHttpMessageConverter.class,
            MappingJackson2HttpMessageConverter.class);

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(converter -> !KEPT.contains(converter.getClass()));
    }
}
