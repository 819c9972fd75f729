package dev.claquete.studio.image;

import dev.claquete.render.Fonts;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.image.storyboard.Storyboard;
import dev.claquete.studio.image.storyboard.StoryboardScene;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures that need no account and no network: storyboard sketches, marked as such. */
class OfflineStoryboard implements ImageGenerator {

    /** Fast deflate: grain hardly shrinks, and the file is read once by the renderer. */
    private static final float PNG_QUALITY = 0.7f;

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
                png(Storyboard.draw(new StoryboardScene(
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

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 << 20);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(PNG_QUALITY);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
