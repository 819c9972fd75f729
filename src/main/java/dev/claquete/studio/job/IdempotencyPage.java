package dev.claquete.studio.job;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents the header {@code Idempotency-Key} at every route that accepts it. */
@Configuration(proxyBeanMethods = false)
class IdempotencyPage {

    private static final String DESCRIPTION =
            "A key for this request, for example a UUID. A repeat with the same key and content starts nothing new: "
                    + "it answers with the first request's job, or waits for it. The same key with other content is "
                    + "422. Keys belong to the account and are remembered for a day "
                    + "(CLAQUETE_MEDIA_IDEMPOTENCY_KEPT).";

    @Bean
    GlobalOperationCustomizer idempotencyKeyHeader() {
        return (operation, handler) -> {
            if (handler.hasMethodAnnotation(StartsJob.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name(IdempotencyKey.HEADER)
                        .description(DESCRIPTION)
                        .required(false)
                        .schema(new StringSchema().maxLength(200)));
            }
            return operation;
        };
    }
}
