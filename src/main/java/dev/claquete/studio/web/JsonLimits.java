package dev.claquete.studio.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How much JSON is read at all. A text may be a little longer than the longest that a field takes, a picture in base64 of
 * 28 million characters, so that the field's own rule answers and not the parser.
 */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

    private static final int MAX_TEXT = 32_000_000;
    private static final long MAX_DOCUMENT = 64_000_000;

    @Bean
    Jackson2ObjectMapperBuilderCustomizer jsonSizes() {
        StreamReadConstraints sizes = StreamReadConstraints.builder()
                .maxStringLength(MAX_TEXT)
                .maxDocumentLength(MAX_DOCUMENT)
                .build();
        return builder -> builder.postConfigurer(json -> json.getFactory().setStreamReadConstraints(sizes));
    }
}
