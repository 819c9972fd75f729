package dev.claquete.studio.file;

import dev.claquete.render.PictureContainer;
import dev.claquete.render.PictureConversion;
import dev.claquete.render.UnreadablePicture;
import dev.claquete.studio.web.InvalidInput;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Turns pictures that callers bring in formats which browsers, painters and vendors do not all read into PNG, once their size is
 * known to be within the rules. Thread-safe.
 */
@Component
public class ConvertedPictures {

    private final PictureConversion conversion;
    private final PictureTurns turns;
    private final long maxPixels;

    @Autowired
    ConvertedPictures(PictureConversion conversion, PictureTurns turns, FileProperties properties) {
        this(conversion, turns, properties.maxPixels());
    }

    ConvertedPictures(PictureConversion conversion, PictureTurns turns, long maxPixels) {
        this.conversion = conversion;
        this.turns = turns;
        this.maxPixels = maxPixels;
    }

    /** For whoever serves no request. */
    public static ConvertedPictures ofTasks(PictureConversion conversion, PictureTurns turns, long maxPixels) {
        return new ConvertedPictures(conversion, turns, maxPixels);
    }

    /**
     * @return a new PNG beside the file, which the caller deletes; empty where the file is a PNG or JPEG
     * @throws InvalidInput when it is broken or too large
     * @throws dev.claquete.studio.web.TooManyRequests when the caller has its share of pictures in work
     * @throws dev.claquete.studio.web.Unavailable when others take too long
     */
    Optional<Path> png(String field, Path file) throws IOException {
        Optional<PictureContainer> container =
                PictureConversion.container(file).filter(it -> !it.isPlain());
        if (container.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "picture");
        try {
            Dimension size = PictureConversion.size(file, container.get());
            ImageCheck.checkSize(field, size.width, size.height, maxPixels);
            Path png = folder.resolve("picture.png");
            turns.inTurn(patience -> {
                if (patience == null) {
                    conversion.toPng(file, container.get(), png, maxPixels);
                } else {
                    conversion.toPng(file, container.get(), png, maxPixels, patience);
                }
                return png;
            });
            return Optional.of(Files.move(
                    png, file.resolveSibling(file.getFileName() + ".png"), StandardCopyOption.REPLACE_EXISTING));
        } catch (UnreadablePicture e) {
            throw e.isBroken()
                    ? ImageCheck.broken(field)
                    : new InvalidInput(field, "must be an image that can be decoded: " + e.getMessage());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * The same for a picture in memory.
     *
     * @return the very same bytes where they are a PNG or JPEG
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
