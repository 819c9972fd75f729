package dev.claquete.studio.file;

import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.PictureGround;
import dev.claquete.studio.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * Checks whether a file from outside is of the requested kind: by its bytes, and images and texts by reading them
 * completely.
 */
@Component
public class MediaCheck {

    private final FileProperties properties;
    private final CheckedPictureDecoder turns;
    private final ConvertedPictures converted;

    MediaCheck(FileProperties properties, CheckedPictureDecoder turns, ConvertedPictures converted) {
        this.properties = properties;
        this.turns = turns;
        this.converted = converted;
    }

    /**
     * Checks a file for use: a picture other than PNG or JPEG is converted to PNG, or to a video if it is animated and
     * a video is allowed; a text in Unicode is rewritten as UTF-8.
     *
     * @return the same file, possibly with other contents
     * @throws InvalidInput if it is not of the requested kind
     */
    public DownloadedFile check(String field, Path file, MediaKind kind) throws IOException {
        if (kind == MediaKind.VIDEO || kind == MediaKind.MEDIA || kind == MediaKind.MOVING_IMAGE) {
            Optional<DownloadedFile> video = converted.video(field, file);
            if (video.isPresent()
                    && kind == MediaKind.MOVING_IMAGE) { // it is complete, and browsers can show it unconverted
                Files.delete(video.get().file());
                FileSignature.Format format = format(field, file, kind);
                return new DownloadedFile(file, format.contentType(), format.extension(), Files.size(file));
            }
            if (video.isPresent()) {
                Files.move(video.get().file(), file, StandardCopyOption.REPLACE_EXISTING);
                return video.get().at(file);
            }
        }
        long size = Files.size(file);
        FileSignature.Format format = format(field, file, kind);
        if (isImage(format)) {
            Optional<Path> png = converted.png(field, file);
            if (png.isPresent()) {
                Files.move(png.get(), file, StandardCopyOption.REPLACE_EXISTING);
                format = format(field, file, MediaKind.IMAGE);
            }
            ImageCheck.check(field, file, properties.maxPixels(), turns);
        }
        if (kind == MediaKind.TEXT) {
            TextCheck.check(field, file);
            size = Files.size(file);
        }
        return new DownloadedFile(file, format.contentType(), format.extension(), size);
    }

    /**
     * Checks a file for storage: a picture stays as it is, though it could be converted.
     *
     * @throws InvalidInput if it is not of the requested kind
     */
    public DownloadedFile checkAsItIs(String field, Path file, MediaKind kind) throws IOException {
        FileSignature.Format format = format(field, file, kind);
        Optional<Path> png = isImage(format) ? converted.png(field, file) : Optional.empty();
        if (png.isEmpty()) {
            return check(field, file, kind);
        }
        try {
            ImageCheck.check(field, png.get(), properties.maxPixels(), turns);
        } finally {
            Files.delete(png.get());
        }
        return new DownloadedFile(file, format.contentType(), format.extension(), Files.size(file));
    }

    /**
     * Lays a transparent picture on a colour; an animated or opaque one stays as it is.
     *
     * @param file that {@link #check} has returned
     * @return the same file, possibly with other contents
     */
    public DownloadedFile laidOn(String field, Path file, PictureGround ground) throws IOException {
        FileSignature.Format format = format(field, file, MediaKind.IMAGE);
        if (format.contentType().equals("image/png")) {
            BufferedImage laid = turns.inTurn(patience -> PictureFile.readOver(file, ground));
            ImageIO.write(laid, "png", file.toFile());
        }
        return new DownloadedFile(file, format.contentType(), format.extension(), Files.size(file));
    }

    private static boolean isImage(FileSignature.Format format) {
        return format.contentType().startsWith("image/");
    }

    private static FileSignature.Format format(String field, Path file, MediaKind kind) throws IOException {
        return FileSignature.of(start(file), kind)
                .orElseThrow(() -> new InvalidInput(
                        field, "must be " + kind.article() + " " + kind.word() + " file (" + kind.formats() + ")"));
    }

    /** @throws InvalidInput if no file of the kind may have this many bytes */
    public void checkSize(String field, long size, MediaKind kind) {
        if (size > properties.max(kind).toBytes()) {
            throw new InvalidInput(field, properties.limit(kind));
        }
    }

    public static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileSignature.LENGTH);
        }
    }
}
