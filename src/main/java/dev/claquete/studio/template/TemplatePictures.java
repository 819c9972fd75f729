package dev.claquete.studio.template;

import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.AssetLinks;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What templates look like with their own values: drawn when first asked for, and kept until the template changes. */
@Component
class TemplatePictures {

    private static final Field USUAL_OUTPUT = new Field("output", null);

    private final Templates templates;
    private final SceneWork work;
    private final Previews previews;
    private final ObjectStore store;
    private final AssetLinks links;

    TemplatePictures(Templates templates, SceneWork work, Previews previews, ObjectStore store, AssetLinks links) {
        this.templates = templates;
        this.work = work;
        this.previews = previews;
        this.store = store;
        this.links = links;
    }

    /** A signed link to the picture. */
    String link(Template template) throws IOException {
        ContentHash hash = ContentHash.of(
                template.config().toString(), template.variables().toString());
        ObjectKey key = new ObjectKey("templates/" + template.id() + "-" + hash.shortHex() + ".jpg");
        if (!store.exists(key)) {
            ScenePlan plan = work.read(templates.shown(template, USUAL_OUTPUT));
            byte[] picture = previews.draw(plan, Map.of(), template.previewScene(), template.previewSeconds());
            store.put(key, picture, "image/jpeg", Map.of());
        }
        return links.link(key);
    }
}
