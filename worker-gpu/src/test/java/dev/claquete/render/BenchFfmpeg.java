package dev.claquete.render;

import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the FFmpeg that ships with the worker and reads from its own benchmark line how much CPU time it took. */
public final class BenchFfmpeg {

    private static final Pattern CPU = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

    private final String binary = PinnedFfmpeg.unpack().program("ffmpeg").toString();
    private final Path log;

    public BenchFfmpeg(Path folder) {
        this.log = folder.resolve("ffmpeg.log");
    }

    /** Feeds FFmpeg's standard input. */
    public interface Feed {
        void into(OutputStream stdin) throws IOException;
    }

    /** Takes FFmpeg's standard output. */
    public interface Sink {
        void from(InputStream stdout) throws IOException;
    }

    /** Runs FFmpeg on what it reads and writes itself; the seconds of CPU that it used. */
    public double run(List<String> arguments) throws IOException {
        return run(arguments, stdin -> {}, InputStream::readAllBytes);
    }

    /** Runs FFmpeg with a feed or a sink (not both large: one is served after the other). */
    public double run(List<String> arguments, Feed feed, Sink sink) throws IOException {
        List<String> command = new ArrayList<>(List.of(binary, "-hide_banner", "-y", "-benchmark"));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try (OutputStream stdin = process.getOutputStream()) {
            feed.into(stdin);
        }
        try (InputStream stdout = process.getInputStream()) {
            sink.from(stdout);
        }
        Matcher cpu = CPU.matcher(waitFor(process, command));
        if (!cpu.find()) {
            throw new IllegalStateException("FFmpeg told nothing about its CPU time");
        }
        return Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2));
    }

    private String waitFor(Process process, List<String> command) throws IOException {
        try {
            int exit = process.waitFor();
            String said = Files.readString(log);
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }
}
