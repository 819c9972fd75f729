package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.render.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small videos, sounds and pictures for tests, made by the FFmpeg that the studio itself runs, and brought in as callers do. */
public final class TestMedia {

    private final Path folder;

    /** @param folder where files are made; the test removes it */
    public TestMedia(Path folder) {
        this.folder = folder;
    }

    /** @param arguments between the general options and the output file, for example {@code -f lavfi -i sine=d=2} */
    public Path make(String name, String... arguments) {
        Path file = folder.resolve(name);
        List<String> command =
                new ArrayList<>(List.of(Programs.FFMPEG.toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        assertThat(new String(output(command), StandardCharsets.UTF_8)).isEmpty();
        return file;
    }

    /** A moving test picture without sound. */
    public Path video(String name, int widthPx, int heightPx, int fps, double seconds) {
        return make(
                name,
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=" + widthPx + "x" + heightPx + ":rate=" + fps + ":duration=" + seconds,
                "-pix_fmt",
                "yuv420p");
    }

    public Path tone(String name, double seconds) {
        return make(name, "-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds);
    }

    /** One picture in one colour, {@code red} or {@code 0xRRGGBB}. */
    public Path picture(String name, String colour, int widthPx, int heightPx) {
        return make(
                name, "-f", "lavfi", "-i", "color=" + colour + ":size=" + widthPx + "x" + heightPx, "-frames:v", "1");
    }

    /** What ffprobe says of the entries, one value a line, for example {@code stream=codec_name,width}. */
    public static List<String> facts(Path file, String entries) {
        List<String> command = List.of(
                Programs.FFPROBE.toString(),
                "-v",
                "error",
                "-show_entries",
                entries,
                "-of",
                "default=noprint_wrappers=1:nokey=1",
                file.toString());
        return new String(output(command), StandardCharsets.UTF_8).lines().toList();
    }

    public static double seconds(Path file) {
        return Double.parseDouble(facts(file, "format=duration").get(0));
    }

    /** Brings a file in by {@code /utils/upload}. @return its key, which stands wherever an address may */
    public static String upload(Api caller, Path file) {
        try {
            HttpResponse<String> answer = caller.with("Content-Type", "multipart/form-data; boundary=xx")
                    .send(
                            "POST",
                            "/utils/upload",
                            BodyPublishers.ofByteArrays(List.of(
                                    ("--xx\r\nContent-Disposition: form-data; name=\"on_conflict\"\r\n\r\nreplace\r\n"
                                                    + "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                                    + file.getFileName() + "\"\r\n\r\n")
                                            .getBytes(StandardCharsets.UTF_8),
                                    Files.readAllBytes(file),
                                    "\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonPath.read(answer.body(), "$.file.key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches what a signed link leads to. */
    public Path download(int port, String url, String name) {
        HttpResponse<byte[]> answer = Api.stranger(port).bytes("GET", url);
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return Files.write(folder.resolve(name), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
