package dev.claquete.studio.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan with placeholders.
 *
 * @param name by language, {@code en} and {@code pt}
 * @param previewSeconds the most typical moment of the first scene
 * @param config a plan with placeholders that {@link TemplateBinding} fills in
 */
record Template(
        String id,
        Map<String, String> name,
        Map<String, String> description,
        int previewScene,
        double previewSeconds,
        List<Variable> variables,
        JsonNode config) {

    /**
     * A variable of a template.
     *
     * @param type {@code text}, {@code color}, {@code url}, {@code number}, {@code list} of texts, or {@code objects}:
     *     a list of objects with texts
     * @param alias another name that callers may use, so that {@code title} and {@code subtitle} suit every template
     * @param fallback the default; null for a required variable, or one that may be left out
     * @param example for the gallery and the documentation
     * @param max characters of a text, entries of a list, or the largest number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Variable(
            String name,
            @Nullable String alias,
            String type,
            boolean required,
            @JsonProperty("default") @Nullable JsonNode fallback,
            @Nullable JsonNode example,
            int max) {

        /** Whether callers mean it by this name. */
        boolean isCalled(String given) {
            return name.equals(given) || given.equals(alias);
        }

        /** Its value when the template is only shown. */
        JsonNode shown() {
            return fallback != null ? fallback : example != null ? example : NullNode.getInstance();
        }
    }
}
