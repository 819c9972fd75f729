package dev.claquete.studio.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of the README, by the heading that they stand under. */
record Readme(Map<String, List<Block>> sections) {

    /** @param line where it begins, counted from 1 */
    record Block(int line, String commands) {}

    static Readme read(Path file) {
        Map<String, List<Block>> sections = new LinkedHashMap<>();
        String heading = "";
        List<String> block = null;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (block != null && line.equals("```")) {
                sections.computeIfAbsent(heading, any -> new ArrayList<>())
                        .add(new Block(number - block.size(), String.join("\n", block) + "\n"));
                block = null;
            } else if (block != null) {
                block.add(line);
            } else if (line.startsWith("```bash")) {
                block = new ArrayList<>();
            } else if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+ ", "");
            }
        }
        return new Readme(sections);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
