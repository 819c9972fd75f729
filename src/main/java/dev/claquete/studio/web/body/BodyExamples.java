package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes each {@link BodyExample} into the OpenAPI document, and calls a body that is read as a tree an object. */
@Component
class BodyExamples implements GlobalOperationCustomizer {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        BodyExample example = method.getMethodAnnotation(BodyExample.class);
        RequestBody body = operation.getRequestBody();
        if (body != null) {
            for (MediaType type : body.getContent().values()) {
                if (example != null) {
                    type.setExample(parsed(example.value()));
                }
                if (isTree(method)) {
                    type.setSchema(new ObjectSchema());
                }
            }
        }
        return operation;
    }

    /** Read by {@link JsonReader}. */
    private static boolean isTree(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(JsonNode.class));
    }

    private static Object parsed(String example) {
        try {
            return JSON.readTree(example);
        } catch (JsonProcessingException isAForm) {
            return example;
        }
    }
}
