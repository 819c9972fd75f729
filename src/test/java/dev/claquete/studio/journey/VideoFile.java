package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A finished video as ffprobe and ffmpeg see it. */
record VideoFile(Path path) {

    private static final Pattern MEAN_VOLUME = Pattern.compile("mean_volume: (-?[0-9.]+|-inf) dB");

    JsonNode stream(String type) {
        for (JsonNode stream : probe("-show_streams").path("streams")) {
            if (stream.path("codec_type").asText().equals(type)) {
                return stream;
            }
        }
        throw new AssertionError(path + " has no " + type + " stream");
    }

    /** Frames counted by decoding every one. */
    int decodedFrames() {
        return probe("-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames")
                .path("streams")
                .path(0)
                .path("nb_read_frames")
                .asInt();
    }

    double seconds() {
        return probe("-show_format").path("format").path("duration").asDouble();
    }

    /** Mean volume in dBFS between two moments; -91 or lower is digital silence. */
    double meanVolume(double fromSeconds, double toSeconds) {
        String log = run(
                List.of(
                        Programs.FFMPEG.toString(),
                        "-hide_banner",
                        "-ss",
                        Double.toString(fromSeconds),
                        "-to",
                        Double.toString(toSeconds),
                        "-i",
                        path.toString(),
                        "-vn",
                        "-af",
                        "volumedetect",
                        "-f",
                        "null",
                        "-"),
                true);
        Matcher matcher = MEAN_VOLUME.matcher(log);
        if (!matcher.find()) {
            throw new AssertionError("no volume in " + log);
        }
        return matcher.group(1).equals("-inf") ? -200 : Double.parseDouble(matcher.group(1));
    }

    /** Writes the frame shown at a moment as PNG. */
    Path frameAt(double seconds, Path png) {
        run(
                List.of(
                        Programs.FFMPEG.toString(),
                        "-hide_banner",
                        "-y",
                        "-ss",
                        Double.toString(seconds),
                        "-i",
                        path.toString(),
                        "-frames:v",
                        "1",
                        png.toString()),
                true);
        return png;
    }

    private JsonNode probe(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.FFPROBE.toString(), "-v", "error", "-of", "json"));
        command.addAll(List.of(arguments));
        command.add(path.toString());
        try {
            return new ObjectMapper().readTree(run(command, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command, boolean logged) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(logged).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
