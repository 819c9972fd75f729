package dev.claquete.render;

import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.storage.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Media that FFmpeg makes for tests. The same arguments, and the same contents of the files that they name, give the same file: it is
 * made once, kept below {@code target} for all tests of all JVMs, and copied from there. What is found out about such a file is
 * found out once in each JVM.
 */
public final class MadeMedia {

    private static final String TEMPORARY = System.getProperty("java.io.tmpdir");
    private static final Path KEPT = Path.of("target", "made-media");
    private static final Map<String, MediaProbe.Media> PROBED = new ConcurrentHashMap<>();
    private static final Map<String, VideoCheck.Video> CHECKED = new ConcurrentHashMap<>();

    private MadeMedia() {}

    /** @param arguments for FFmpeg, without the file that it makes */
    public static Path make(Path file, List<String> arguments) throws IOException {
        Optional<String> recipe = recipe(file, arguments);
        if (recipe.isEmpty()) {
            return made(file, arguments);
        }
        Path kept = KEPT.resolve(recipe.get());
        if (!Files.exists(kept)) {
            Files.createDirectories(KEPT);
            Path draft = Files.createTempFile(KEPT, "draft", ending(file));
            Files.move(made(draft, arguments), kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path made(Path file, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add(file.toString());
        List<String> said = BareFfmpeg.run(all);
        if (!Files.exists(file) || Files.size(file) == 0) {
            throw new AssertionError("FFmpeg made nothing of " + arguments + ": " + said);
        }
        return file;
    }

    /** A name for what is made; empty where it also depends on files that cannot be told from the arguments. */
    private static Optional<String> recipe(Path file, List<String> arguments) {
        List<String> parts = new ArrayList<>(List.of(Programs.FFMPEG.toString()));
        for (String argument : arguments) {
            boolean input = argument.startsWith(TEMPORARY) && Files.isRegularFile(Path.of(argument));
            if (!input && argument.contains(TEMPORARY)) {
                return Optional.empty();
            }
            parts.add(input ? contents(Path.of(argument)) : argument);
        }
        return Optional.of(ContentHash.of(parts.toArray()).hex() + ending(file));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
    }

    /** What {@link MediaProbe#probe(Path)} says of it. */
    public static MediaProbe.Media probed(Path file, MediaProbe probe) {
        return PROBED.computeIfAbsent(contents(file), unknown -> probe.probe(file));
    }

    /** What the studio finds out about it, when it is within all limits. */
    public static VideoCheck.Video checked(Path file, MediaProbe probe) throws Exception {
        String contents = contents(file);
        VideoCheck.Video known = CHECKED.get(contents);
        if (known == null) {
            known = new VideoCheck(probe).check(file, new VideoCheck.Limits(9_000_000, 3600));
            CHECKED.put(contents, known);
        }
        return known;
    }

    private static String contents(Path file) {
        try {
            return ContentHash.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
