package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.work.RetryCycle;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What analysts pick from in a modeler fits the diagrams and the handlers. */
class ElementTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Template(String file, JsonNode json) {

        String topic() {
            return bound("property", "camunda:topic").orElseThrow();
        }

        /** The value that the template gives to what is bound so. */
        Optional<String> bound(String type, String name) {
            return StreamSupport.stream(json.path("properties").spliterator(), false)
                    .filter(property -> property.at("/binding/type").asText().equals(type)
                            && property.at("/binding/name").asText().equals(name))
                    .map(property -> property.path("value").asText())
                    .findFirst();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Template> templates() {
        return Arrays.stream(Objects.requireNonNull(new File(".camunda/element-templates").listFiles()))
                .map(file -> new Template(file.getName(), read(file)))
                .toList();
    }

    static List<ServiceTask> steps() {
        return Drawing.all().stream()
                .flatMap(drawing -> drawing.every(ServiceTask.class).stream())
                .toList();
    }

    private static JsonNode read(File file) {
        try {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTopicHasOneTemplate() {
        assertThat(templates())
                .extracting(Template::topic)
                .doesNotHaveDuplicates()
                .containsAll(Handlers.topics())
                .containsAll(steps().stream().map(ServiceTask::getCamundaTopic).toList());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateIsNamedByItsTopic(Template template) {
        String topic = template.topic();
        assertThat(template.file()).isEqualTo(topic + ".json");
        assertThat(template.json().path("id").asText()).isEqualTo("dev.claquete." + topic);
        assertThat(template.json()
                        .path("name")
                        .asText()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-'))
                .isEqualTo(topic);
        assertThat(template.json().path("version").asInt()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateMakesAServiceTaskAnExternalTaskOfItsTopic(Template template) {
        assertThat(template.json().path("appliesTo"))
                .extracting(JsonNode::asText)
                .containsExactly("bpmn:ServiceTask");
        assertThat(template.bound("property", "camunda:type")).contains("external");
        assertThat(template.json().path("properties"))
                .filteredOn(property -> property.at("/binding/name").asText().startsWith("camunda:t"))
                .allSatisfy(
                        property -> assertThat(property.path("type").asText()).isEqualTo("Hidden"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void anAnalystMayChangeTheRetryCycleWithinItsForm(Template template) {
        String cycle = template.bound("camunda:property", RetryCycle.PROPERTY).orElseThrow();
        assertThat(RetryCycle.parse(cycle)).isNotNull();
        JsonNode property = template.json()
                .path("properties")
                .get(template.json().path("properties").size() - 1);
        Pattern form = Pattern.compile(property.at("/constraints/pattern/value").asText());
        assertThat(cycle).matches(form);
        assertThat("every 30 seconds").doesNotMatch(form);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateIsExplainedInEnglishAndPortuguese(Template template) {
        assertThat(template.json().path("description").asText().split(" · ")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepKnowsItsTemplate(ServiceTask step) {
        assertThat(step.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "modelerTemplate"))
                .isEqualTo("dev.claquete." + step.getCamundaTopic());
    }
}
