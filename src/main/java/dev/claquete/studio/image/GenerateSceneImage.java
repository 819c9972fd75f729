package dev.claquete.studio.image;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the still picture of a scene. Safe to repeat: the object key is derived from the provider and all of its
 * inputs, and an existing picture is neither drawn nor paid for again.
 */
@Component
@Topic("generate-scene-image")
class GenerateSceneImage implements TaskHandler<GenerateSceneImage.Input, GenerateSceneImage.Output> {

    /** @param keyRing the keys that pay */
    record Input(
            String projectId,
            String sceneId,
            int sceneNumber,
            String imagePrompt,
            String narrationText,
            String language,
            String style,
            int imageVersion,
            int widthPx,
            int heightPx,
            @Nullable String referenceImageKey,
            @Nullable String keyRing) {}

    record Output(String imageKey) {}

    private final ProviderSelector<ImageGenerator> generators;
    private final ObjectStore store;

    GenerateSceneImage(ProviderSelector<ImageGenerator> generators, ObjectStore store) {
        this.generators = generators;
        this.store = store;
    }

    @Override
    public Output handle(Input in, TaskContext task) throws PromptRejected {
        ImageRequest request = requestOf(in);
        ImageGenerator generator = generators.of(in.keyRing(), it -> store.exists(keyOf(in, request, it)));
        ObjectKey key = keyOf(in, request, generator);
        if (!store.exists(key)) {
            task.checkCancelled();
            task.progress(0.1, "Drawing scene " + in.sceneNumber());
            GeneratedImage image = generator.draw(request, key);
            store.put(key, image.png(), "image/png", metadataOf(generator, image));
        }
        return new Output(key.value());
    }

    private static ObjectKey keyOf(Input in, ImageRequest request, ImageGenerator generator) {
        return ObjectKey.derived(
                "projects/" + in.projectId() + "/scenes/" + in.sceneId(), "image", generator.contentOf(request), "png");
    }

    private static ImageRequest requestOf(Input in) {
        return new ImageRequest(
                in.imagePrompt(),
                in.narrationText(),
                in.language(),
                in.style(),
                in.sceneNumber(),
                in.imageVersion(),
                in.widthPx(),
                in.heightPx(),
                in.referenceImageKey());
    }

    private static Map<String, String> metadataOf(ImageGenerator generator, GeneratedImage image) {
        return Map.of("generator", generator.id(), "storyboard", String.valueOf(image.storyboard()));
    }
}
