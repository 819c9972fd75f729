package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the example addresses in the API's documentation lead to when the examples are executed. The end of docs/api.md tells
 * writers of examples of them.
 */
final class ExampleMedia {

    /** Addresses of files; others, of webhooks for instance, stay as they are. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:example|exemplo)\\.com/[\\w./-]*?(\\w+)\\.(mp4|webm|jpe?g|png|mp3|wav|srt|vtt|json)");

    private final Map<String, String> keys = new HashMap<>();
    private final Api caller;
    private final TestMedia media;
    private final Path folder;
    private final Function<Path, String> texts;

    /** @param texts keeps a text for the caller, which no upload takes, and says its key */
    ExampleMedia(Api caller, Path folder, Function<Path, String> texts) {
        this.caller = caller;
        this.texts = texts;
        this.media = new TestMedia(folder);
        this.folder = folder;
    }

    /** The text with keys of files of the caller's instead of example addresses. */
    String filledInto(String example) {
        Matcher address = ADDRESS.matcher(example);
        return address.replaceAll(found -> key(found.group(2).replace("jpeg", "jpg")));
    }

    private synchronized String key(String extension) {
        return keys.computeIfAbsent(
                extension,
                kind -> Set.of("srt", "vtt", "json").contains(kind)
                        ? texts.apply(made(kind))
                        : TestMedia.upload(caller, made(kind)));
    }

    /** Twelve seconds of video with sound, three seconds of sound, a picture, two sentences, three words. */
    private Path made(String extension) {
        String name = "example." + extension;
        return switch (extension) {
            case "mp4" -> media.make(
                    name,
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc=size=160x90:rate=5:duration=12",
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=frequency=440:duration=12",
                    "-pix_fmt",
                    "yuv420p");
            case "webm" -> media.make(
                    name, "-f", "lavfi", "-i", "testsrc=size=160x90:rate=5:duration=12", "-c:v", "vp8");
            case "mp3", "wav" -> media.tone(name, 3);
            case "jpg", "png" -> media.picture(name, "orange", 320, 180);
            case "srt" -> written(
                    name,
                    "1\n00:00:00,000 --> 00:00:01,500\nOlá, mundo!\n\n2\n00:00:01,500 --> 00:00:03,000\nAté logo.\n");
            case "vtt" -> written(name, "WEBVTT\n\n00:00.000 --> 00:01.500\nOlá, mundo!\n");
            case "json" -> written(
                    name,
                    "[{\"word\":\"Olá\",\"start\":0.0,\"end\":0.4},{\"word\":\"grande\",\"start\":0.4,\"end\":0.8},"
                            + "{\"word\":\"mundo\",\"start\":0.8,\"end\":1.5}]");
            default -> throw new IllegalArgumentException("There is no example file *." + extension);
        };
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the bytes begin like what the name of the field, or of the file, says that they are. */
    static void assertKind(String where, String field, String address, byte[] bytes) {
        assertThat(bytes).as("%s: what %s leads to", where, address).isNotEmpty();
        String file = address.replaceFirst("^.*[?&]url=", "").replaceFirst("&.*$", "");
        String kind = field.matches("(video|thumbnail|image|audio)s?_url") ? field.replaceFirst("s?_url$", "") : "";
        String extension = file.substring(file.lastIndexOf('.') + 1);
        assertThat(extension)
                .as("%s: the file's extension in %s (%s)", where, address, field)
                .isIn(
                        switch (kind) {
                            case "video" -> java.util.List.of("mp4", "webm", "mov");
                            case "thumbnail", "image" -> java.util.List.of("jpg", "jpeg", "png", "webp", "gif");
                            case "audio" -> java.util.List.of("mp3", "wav", "m4a");
                            default -> java.util.List.of(
                                    "mp4", "webm", "mov", "jpg", "jpeg", "png", "webp", "gif", "mp3", "wav", "m4a",
                                    "zip");
                        });
        String begin = new String(bytes, 0, Math.min(bytes.length, 16), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(begin)
                .as("%s: the first bytes of %s (%s)", where, address, field)
                .satisfies(first -> assertThat(
                                switch (extension) {
                                    case "mp4", "mov", "m4a" -> first.startsWith("ftyp", 4);
                                    case "webm" -> first.startsWith("\u001aEß£");
                                    case "jpg", "jpeg" -> first.startsWith("ÿØÿ");
                                    case "png" -> first.startsWith("\u0089PNG");
                                    case "webp", "wav" -> first.startsWith("RIFF");
                                    case "gif" -> first.startsWith("GIF8");
                                    case "mp3" -> first.startsWith("ID3") || first.charAt(0) == 'ÿ';
                                    default -> first.startsWith("PK");
                                })
                        .isTrue());
    }
}
