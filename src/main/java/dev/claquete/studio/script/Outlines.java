package dev.claquete.studio.script;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** The outlines of one language ({@code scripts/outlines-<language>.yml}) by the topic shapes that they suit. */
record Outlines(Map<String, List<Outline>> byShape) {

    /**
     * A template for a script.
     *
     * @param opening one of these begins the script
     * @param body several of these follow, in their order
     * @param closing one of these ends it
     */
    record Outline(List<String> titles, String description, List<Beat> opening, List<Beat> body, List<Beat> closing) {}

    /** One scene: its sentences and its picture. */
    record Beat(List<String> say, String visual) {}

    private static final Map<String, Outlines> BY_LANGUAGE = Map.of("en", load("en"), "pt", load("pt"));

    static Optional<Outlines> in(String language) {
        return Optional.ofNullable(
                BY_LANGUAGE.get(language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "")));
    }

    List<Outline> of(TopicShape shape) {
        return Objects.requireNonNull(byShape.get(shape.label()), shape.label());
    }

    private static Outlines load(String language) {
        String name = "/scripts/outlines-" + language + ".yml";
        try (InputStream in = Outlines.class.getResourceAsStream(name)) {
            Object yaml = new Yaml().load(Objects.requireNonNull(in, name));
            return new Outlines(new ObjectMapper().convertValue(yaml, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
