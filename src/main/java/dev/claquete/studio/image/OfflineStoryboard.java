package dev.claquete.studio.image;

import dev.claquete.render.text.Fonts;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.image.storyboard.Storyboard;
import dev.claquete.studio.image.storyboard.StoryboardScene;

/** Draws storyboard sketches without an account or network, marked as such. */
class OfflineStoryboard implements ImageGenerator {

    OfflineStoryboard() {
        Fonts.bootstrap();
    }

    @Override
    public String id() {
        return Storyboard.ID;
    }

    @Override
    public ContentHash contentOf(ImageRequest request) {
        return ContentHash.of(
                id(),
                request.prompt(),
                request.narration(),
                request.language(),
                request.style(),
                request.sceneNumber(),
                request.version(),
                request.widthPx(),
                request.heightPx());
    }

    @Override
    public GeneratedImage draw(ImageRequest request, ObjectKey output) {
        return new GeneratedImage(
                PngFile.of(Storyboard.draw(new StoryboardScene(
                        request.prompt(),
                        request.narration(),
                        request.language(),
                        request.style(),
                        request.sceneNumber(),
                        request.version(),
                        request.widthPx(),
                        request.heightPx()))),
                true);
    }
}
