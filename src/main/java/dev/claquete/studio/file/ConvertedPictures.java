package dev.claquete.studio.file;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureContainer;
import dev.claquete.render.image.PictureConversion;
import dev.claquete.render.image.UnreadablePicture;
import dev.claquete.studio.web.InvalidInput;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Converts pictures in formats that not every browser, painter or vendor reads to PNG, once their size is known to be
 * within the limits. Thread-safe.
 */
@Component
public class ConvertedPictures {

    private final PictureConversion conversion;
    private final MovingPicture moving;
    private final CheckedPictureDecoder turns;
    private final long maxPixels;

    @Autowired
    ConvertedPictures(
            PictureConversion conversion,
            MovingPicture moving,
            CheckedPictureDecoder turns,
            FileProperties properties) {
        this(conversion, moving, turns, properties.maxPixels());
    }

    private ConvertedPictures(
            PictureConversion conversion, MovingPicture moving, CheckedPictureDecoder turns, long maxPixels) {
        this.conversion = conversion;
        this.moving = moving;
        this.turns = turns;
        this.maxPixels = maxPixels;
    }

    /** For use outside requests. */
    public static ConvertedPictures ofTasks(Ffmpeg ffmpeg, CheckedPictureDecoder turns, long maxPixels) {
        return new ConvertedPictures(new PictureConversion(ffmpeg), new MovingPicture(ffmpeg), turns, maxPixels);
    }

    /**
     * @return a new PNG beside the file, which the caller deletes; empty if the file is a PNG or JPEG
     * @throws InvalidInput if it is broken or too large
     * @throws dev.claquete.studio.web.TooManyRequests if the caller has too many pictures in work
     * @throws dev.claquete.studio.web.Unavailable if others' pictures take too long
     */
    Optional<Path> png(String field, Path file) throws IOException {
        Optional<PictureContainer> container = PictureConversion.container(file).filter(it -> !it.isPlain());
        if (container.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(converted(field, file, container.get(), "png", (png, patience) -> {
                    if (patience == null) {
                        conversion.toPng(file, container.get(), png, maxPixels);
                    } else {
                        conversion.toPng(file, container.get(), png, maxPixels, patience);
                    }
                    return "image/png";
                })
                .file());
    }

    /**
     * Converts an animated GIF or WebP to a video.
     *
     * @return a new file beside the other; empty if it is not an animation
     */
    Optional<DownloadedFile> video(String field, Path file) throws IOException {
        if (!MovingPicture.is(file)) {
            return Optional.empty();
        }
        PictureContainer container = PictureConversion.container(file).orElseThrow();
        return Optional.of(converted(
                field, file, container, "mkv", (mkv, patience) -> moving.toVideo(file, mkv, maxPixels, patience)));
    }

    private interface Work {
        /** @return the content type of the result */
        String make(Path into, @Nullable Duration patience) throws IOException;
    }

    private DownloadedFile converted(String field, Path file, PictureContainer container, String extension, Work work)
            throws IOException {
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "picture");
        try {
            Dimension size = PictureConversion.size(file, container);
            ImageCheck.checkSize(field, size.width, size.height, maxPixels);
            Path made = folder.resolve("made." + extension);
            String type = turns.inTurn(patience -> work.make(made, patience));
            Path kept = file.resolveSibling(file.getFileName() + "." + extension);
            Files.move(made, kept, StandardCopyOption.REPLACE_EXISTING);
            return new DownloadedFile(kept, type, extension, Files.size(file));
        } catch (UnreadablePicture e) {
            throw e.isBroken()
                    ? ImageCheck.broken(field)
                    : new InvalidInput(field, "must be an image that can be decoded: " + e.getMessage());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * Converts a picture in memory.
     *
     * @return the same array if it is a PNG or JPEG
     */
    public byte[] png(String field, byte[] picture) throws IOException {
        if (PictureContainer.of(picture).filter(it -> !it.isPlain()).isEmpty()) {
            return picture;
        }
        Path folder = Files.createTempDirectory("claquete-picture");
        try {
            Optional<Path> png = png(field, Files.write(folder.resolve("sent"), picture));
            return png.isPresent() ? Files.readAllBytes(png.get()) : picture;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
