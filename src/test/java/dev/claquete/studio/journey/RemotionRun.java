package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A video of the same pictures, voices and captions by Remotion, its current version, installed by npm into a temporary folder. Its
 * licence lets anybody try it; nothing of it is part of Claquete.
 */
final class RemotionRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SOURCES = List.of("index.jsx", "render.mjs");

    private final Path folder;

    RemotionRun(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("remotion"));
    }

    /** A program on the path, by the first of its names that is there. */
    private static Optional<Path> program(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Says what is missing where it cannot run. */
    static Optional<String> missing() {
        if (program("npm").isEmpty() || program("node").isEmpty()) {
            return Optional.of("Remotion is left out: npm is not installed.");
        }
        return chromium().isEmpty()
                ? Optional.of("Remotion is left out: Chromium is not installed.")
                : Optional.empty();
    }

    private static Optional<Path> chromium() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    /** Installs it, which is not counted. */
    void install() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
        OwnProcess.finish(
                folder,
                List.of(
                        program("npm").orElseThrow().toString(),
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "remotion@latest",
                        "@remotion/bundler@latest",
                        "@remotion/renderer@latest",
                        "react@19",
                        "react-dom@19"));
        for (String source : SOURCES) {
            try (InputStream in = RemotionRun.class.getResourceAsStream("/remotion/" + source)) {
                Files.write(folder.resolve(source), in.readAllBytes());
            }
        }
    }

    String version() throws IOException {
        return JSON.readTree(
                        folder.resolve("node_modules/remotion/package.json").toFile())
                .path("version")
                .asText();
    }

    /** Bundles and renders, from the command to the finished file. */
    OwnProcess.Cost of(ShortMaterial material) throws IOException {
        Path media = Files.createDirectories(folder.resolve("public"));
        ArrayNode scenes = JSON.createArrayNode();
        for (ShortMaterial.Scene scene : material.scenes()) {
            ObjectNode told = scenes.addObject()
                    .put("picture", copied(scene.picture(), media))
                    .put("sound", copied(scene.sound(), media))
                    .put("frames", scene.frames());
            told.set("words", scene.words());
        }
        JSON.writeValue(folder.resolve("scenes.json").toFile(), scenes);
        return OwnProcess.run(
                folder,
                List.of(
                        program("node").orElseThrow().toString(),
                        "render.mjs",
                        chromium().orElseThrow().toString()));
    }

    private static String copied(Path file, Path into) throws IOException {
        Files.copy(file, into.resolve(file.getFileName()));
        return file.getFileName().toString();
    }
}
