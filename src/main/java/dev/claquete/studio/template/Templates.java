package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The templates shipped with the studio, from the class path. */
@Component
class Templates {

    private static final List<String> SHIPPED = List.of("title", "quote", "list", "product", "news", "lyric");

    private final List<Template> all;

    Templates(ObjectMapper json) {
        this.all = SHIPPED.stream().map(id -> read(json, id)).toList();
    }

    private static Template read(ObjectMapper json, String id) {
        try (InputStream in =
                Objects.requireNonNull(Templates.class.getResourceAsStream("/templates/" + id + ".json"))) {
            return json.readValue(in, Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + id, e);
        }
    }

    List<Template> all() {
        return all;
    }

    Template get(String id) {
        return all.stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no template " + id));
    }

    /**
     * A plan with all placeholders filled in.
     *
     * @param given {@code variables} of the caller
     * @param output as in a plan
     * @throws InvalidInput naming variables that are missing, unknown or invalid
     */
    JsonNode filled(Template template, JsonReader given, JsonReader output) {
        return filled(template, values(template, given.object()), output);
    }

    /** The plan for showing the template, with its own examples. */
    JsonNode shown(Template template, JsonReader output) {
        Map<String, JsonNode> values = new HashMap<>();
        template.variables().forEach(variable -> values.put(variable.name(), variable.shown()));
        return filled(template, values, output);
    }

    private static JsonNode filled(Template template, Map<String, JsonNode> values, JsonReader output) {
        ObjectNode plan = template.config().deepCopy();
        if (output.object().present()) {
            plan.set("output", output.node());
        }
        ScenePlan.Output size = OutputReader.of(JsonReader.of(plan).get("output"), Long.MAX_VALUE);
        return new TemplateBinding(size.heightPx() >= size.widthPx()).fill(plan, values);
    }

    private static Map<String, JsonNode> values(Template template, JsonReader given) {
        if (given.present()) {
            given.node().fieldNames().forEachRemaining(name -> checkName(template, given.get(name), name));
        }
        TreeSet<String> missing = new TreeSet<>();
        Map<String, JsonNode> values = new HashMap<>();
        for (Template.Variable variable : template.variables()) {
            JsonReader value = given(variable, given);
            if (value.present()) {
                values.put(variable.name(), checked(variable, value));
            } else if (variable.required()) {
                missing.add(variable.name());
            } else {
                values.put(variable.name(), Objects.requireNonNullElse(variable.fallback(), NullNode.getInstance()));
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidInput("variables", "must have " + String.join(", ", missing));
        }
        return values;
    }

    private static void checkName(Template template, JsonReader value, String name) {
        if (template.variables().stream().noneMatch(variable -> variable.isCalled(name))) {
            List<String> names =
                    template.variables().stream().map(Template.Variable::name).toList();
            throw value.invalid("is not a variable of this template; its variables are " + String.join(", ", names));
        }
    }

    private static JsonReader given(Template.Variable variable, JsonReader given) {
        JsonReader named = new JsonReader(
                "variables." + variable.name(), given.get(variable.name()).value());
        if (variable.alias() == null) {
            return named;
        }
        JsonReader aliased = new JsonReader(
                "variables." + variable.alias(), given.get(variable.alias()).value());
        if (named.present() && aliased.present()) {
            throw aliased.invalid("is another name of " + variable.name() + ": give one of the two");
        }
        return named.present() ? named : aliased;
    }

    private static JsonNode checked(Template.Variable variable, JsonReader value) {
        switch (variable.type()) {
            case "list" -> {
                JsonReader list = value.node().isTextual() ? lines(value) : value;
                entries(variable, list).forEach(item -> item.requiredLine(500));
                return list.node();
            }
            case "objects" -> entries(variable, value)
                    .forEach(item -> item.object().node().properties().forEach(property -> item.get(property.getKey())
                            .line(2000)));
            case "number" -> value.number(0.1, variable.max());
            case "color" -> {
                return TextNode.valueOf(ColourReader.colour(value, "#000000FF"));
            }
            default -> {
                return TextNode.valueOf(value.line(variable.max()).orElse(""));
            }
        }
        return value.node();
    }

    /** A text is split into its lines. */
    private static JsonReader lines(JsonReader text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        text.node()
                .textValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return new JsonReader(text.path(), lines);
    }

    private static List<JsonReader> entries(Template.Variable variable, JsonReader value) {
        List<JsonReader> entries = new ArrayList<>(value.items(variable.max()));
        if (entries.isEmpty()) {
            throw value.invalid("must have at least one entry");
        }
        return entries;
    }
}
