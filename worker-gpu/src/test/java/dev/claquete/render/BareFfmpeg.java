package dev.claquete.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * FFmpeg as the tests themselves use it, to make media and to look at results. Nothing confines it, and nothing waits for
 * anything but its end: a run costs half of one of the studio's, most of which is the starting of programs.
 */
public final class BareFfmpeg {

    private BareFfmpeg() {}

    /** The lines that FFmpeg writes. */
    public static List<String> run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.FFMPEG.toString(), "-hide_banner", "-nostats"));
        command.addAll(List.of("-y", "-nostdin"));
        command.addAll(arguments);
        byte[] said = output(new ProcessBuilder(command).redirectErrorStream(true), command);
        return lines(said);
    }

    /** @param arguments of which the output is {@code pipe:1}, in a format that needs no seeking */
    public static byte[] read(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.FFMPEG.toString(), "-v", "fatal", "-nostdin"));
        command.addAll(arguments);
        return output(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), command);
    }

    /** What ffprobe says, a line for each packet, frame or stream asked for. */
    public static List<String> ask(Path media, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.FFPROBE.toString(), "-v", "error", "-of", "csv=p=0"));
        command.addAll(List.of(arguments));
        command.add(media.toString());
        return lines(output(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), command));
    }

    private static List<String> lines(byte[] said) {
        return new String(said, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] output(ProcessBuilder builder, List<String> command) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError(
                        command + " ended with " + status + ": " + new String(output, StandardCharsets.ISO_8859_1));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
