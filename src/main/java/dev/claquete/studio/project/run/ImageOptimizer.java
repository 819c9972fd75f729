package dev.claquete.studio.project.run;

import dev.claquete.render.image.PictureContainer;
import dev.claquete.render.image.PictureReader;
import dev.claquete.studio.file.CheckedPictureDecoder;
import dev.claquete.studio.file.ConvertedPictures;
import dev.claquete.studio.file.FileSignature;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.springframework.stereotype.Component;

/** Shrinks a picture for use in requests: at most 1024 pixels on its longer side, as JPEG. */
@Component
class ImageOptimizer {

    private static final int LONGER_SIDE = 1024;
    private static final float QUALITY = 0.85f;

    private final CheckedPictureDecoder turns;
    private final ConvertedPictures converted;

    ImageOptimizer(CheckedPictureDecoder turns, ConvertedPictures converted) {
        this.turns = turns;
        this.converted = converted;
    }

    /**
     * @param base64 the picture, as a data URI or bare
     * @return a data URI
     * @throws InvalidInput if it is not a readable picture, or has too many pixels or scans
     * @throws TooManyRequests if the caller has too many pictures in work
     * @throws Unavailable if other callers' pictures take too long
     */
    String optimize(String field, String base64) {
        BufferedImage image = read(field, bytes(field, base64));
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(fitted(image)));
    }

    private static byte[] bytes(String field, String base64) {
        String data = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
        try {
            return Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "must be a picture in base64");
        }
    }

    private BufferedImage read(String field, byte[] bytes) {
        if (FileSignature.of(bytes, MediaKind.IMAGE).isEmpty()) {
            throw new InvalidInput(field, "must be a picture (" + PictureContainer.NAMES + ")");
        }
        try (PictureReader picture = PictureReader.open(converted.png(field, bytes))) {
            return turns.read(field, picture, step(picture));
        } catch (InvalidInput | TooManyRequests | Unavailable e) {
            throw e;
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        } catch (IOException | RuntimeException e) { // readers report broken files with exceptions of every kind
            throw new InvalidInput(field, "is a broken picture");
        }
    }

    /**
     * Skips pixels of a large picture while decoding, so that it takes a few megabytes; keeps at least twice the target
     * size.
     */
    private static int step(PictureReader picture) throws IOException {
        return Math.max(1, Math.max(picture.widthPx(), picture.heightPx()) / (2 * LONGER_SIDE));
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return fitted;
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
