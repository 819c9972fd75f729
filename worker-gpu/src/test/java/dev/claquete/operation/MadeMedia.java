package dev.claquete.operation;

import dev.claquete.render.Ffmpeg;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files that FFmpeg makes for tests. What is made of nothing but its arguments is made once for all tests of a JVM. */
final class MadeMedia {

    private static final int MOST_BYTES = 4_000_000;
    private static final Map<List<String>, byte[]> MADE = new ConcurrentHashMap<>();

    private MadeMedia() {}

    /** @param file whose folder is the test's own: what reads a file from it is made each time */
    static Path make(Path file, Ffmpeg ffmpeg, TaskContext task, List<String> arguments) throws IOException {
        String folder = String.valueOf(file.getParent());
        if (arguments.stream().anyMatch(argument -> argument.contains(folder))) {
            return ffmpeg.make(file, task, arguments);
        }
        List<String> recipe = new ArrayList<>(arguments);
        recipe.add(file.toString().replaceFirst(".*\\.", ""));
        byte[] made = MADE.get(recipe);
        if (made != null) {
            return Files.write(file, made);
        }
        ffmpeg.make(file, task, arguments);
        if (Files.size(file) <= MOST_BYTES) {
            MADE.put(recipe, Files.readAllBytes(file));
        }
        return file;
    }
}
