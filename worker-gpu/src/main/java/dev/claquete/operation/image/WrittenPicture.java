package dev.claquete.operation.image;

import dev.claquete.operation.OperationContext;
import dev.claquete.picture.PictureBytes;
import dev.claquete.picture.PictureFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a finished picture to a file. */
public final class WrittenPicture {

    private WrittenPicture() {}

    /**
     * @param name of the file, without extension
     * @param quality 1 to 100; PNG has none
     */
    public static Path write(
            BufferedImage picture, PictureFormat format, int quality, String name, OperationContext context)
            throws IOException {
        Path file = context.folder().resolve(name + "." + format.extension());
        switch (format) {
            case PNG -> Files.write(file, PictureBytes.png(picture));
            case JPEG -> Files.write(file, PictureBytes.jpeg(picture, quality / 100.0));
            case WEBP -> webp(picture, quality, file, context);
        }
        return file;
    }

    private static void webp(BufferedImage picture, int quality, Path file, OperationContext context)
            throws IOException {
        Path lossless = Files.write(Path.of(file + ".png"), PictureBytes.png(picture));
        List<String> from = List.of("-f", "png_pipe", "-i", lossless.toString());
        List<String> to = List.of("-c:v", "libwebp", "-quality", String.valueOf(quality), "-f", "webp");
        context.ffmpeg()
                .make(
                        file,
                        context.task(),
                        Stream.of(from, to).flatMap(List::stream).toList());
        Files.delete(lossless);
    }
}
