package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits the amount of JSON in a body; {@link BodyLimits} limits its bytes. A text may be a little longer than the
 * longest valid one, a picture in base64 of 28 million characters, so that the field's own rule answers and not the
 * parser.
 */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

    static final int MAX_TEXT = 32_000_000;

    /** Names, values, beginnings and ends of lists and objects: 50,000 spoken words have 400,000. */
    static final int MAX_TOKENS = 500_000;

    static final int MAX_DEPTH = 100;
    static final int MAX_NAME = 1_000;
    static final int MAX_DIGITS = 1_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxStringLength(MAX_TEXT)
            .maxDocumentLength(BodyLimits.MAX_LARGE_BYTES)
            .maxTokenCount(MAX_TOKENS)
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_DIGITS)
            .build();

    @Bean
    Jackson2ObjectMapperBuilderCustomizer jsonSizes() {
        return builder -> builder.factory(new CheckedJsonFactory(LIMITS));
    }
}
