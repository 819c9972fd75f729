package dev.claquete.studio.template;

import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.web.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The preview pictures of templates with their own values. They are shipped with the studio, since drawing them takes
 * seconds. Each is named after the content of its template, so a changed template gets a new picture when it is first
 * needed.
 */
@Component
class TemplatePictures {

    private static final JsonReader USUAL_OUTPUT = new JsonReader("output", null);

    private final Templates templates;
    private final ScenePlans work;
    private final Previews previews;
    private final ObjectStore store;
    private final AssetLinks links;

    TemplatePictures(Templates templates, ScenePlans work, Previews previews, ObjectStore store, AssetLinks links) {
        this.templates = templates;
        this.work = work;
        this.previews = previews;
        this.store = store;
        this.links = links;
    }

    /** A signed link to the picture. */
    String link(Template template) throws IOException {
        ObjectKey key = new ObjectKey("templates/" + fileName(template));
        if (!store.exists(key)) {
            Optional<byte[]> shipped = shipped(template);
            store.put(key, shipped.isPresent() ? shipped.get() : draw(template), "image/jpeg", Map.of());
        }
        return links.link(key);
    }

    /** The shipped picture; empty if the template has changed since. */
    static Optional<byte[]> shipped(Template template) throws IOException {
        try (InputStream in = TemplatePictures.class.getResourceAsStream("/templates/pictures/" + fileName(template))) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    static String fileName(Template template) {
        ContentHash hash = ContentHash.of(
                template.config().toString(),
                template.variables().stream()
                        .map(variable -> variable.name() + "=" + variable.shown())
                        .toList()
                        .toString());
        return template.id() + "-" + hash.shortHex() + ".jpg";
    }

    byte[] draw(Template template) throws IOException {
        ScenePlan plan = work.read(templates.shown(template, USUAL_OUTPUT));
        return previews.draw(plan, Map.of(), template.previewScene(), template.previewSeconds());
    }
}
