package dev.claquete.studio.journey;

import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes the frames of a finished video as the studio does, and does nothing else. They lie ready in a file, ten seconds at a
 * time; unpacking them is not counted.
 */
final class EncodingAlone {

    private static final int FRAMES_AT_ONCE = 10 * ShortMaterial.FPS;
    private static final int FRAME_BYTES = ShortMaterial.WIDTH * ShortMaterial.HEIGHT * 3 / 2;

    private final String ffmpeg = PinnedFfmpeg.unpack().program("ffmpeg").toString();
    private final Path folder;

    EncodingAlone(Path folder) {
        this.folder = folder;
    }

    OwnProcess.Cost of(Path video) throws IOException {
        List<String> unpack = List.of(
                ffmpeg,
                "-v",
                "error",
                "-i",
                video.toString(),
                "-an",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "pipe:1");
        Process frames = new ProcessBuilder(unpack)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path ready = folder.resolve("frames.yuv");
        OwnProcess.Cost cost = OwnProcess.Cost.NONE;
        try (InputStream in = frames.getInputStream()) {
            while (copy(in, ready) > 0) {
                cost = cost.plus(OwnProcess.run(folder, encoding(ready)));
            }
        } finally {
            frames.destroy();
            Files.deleteIfExists(ready);
        }
        return cost;
    }

    private List<String> encoding(Path frames) {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-framerate", "" + ShortMaterial.FPS));
        command.addAll(List.of("-video_size", ShortMaterial.WIDTH + "x" + ShortMaterial.HEIGHT));
        command.addAll(List.of("-i", frames.toString()));
        command.addAll(Encoder.X264.arguments(ShortMaterial.FPS));
        command.add(folder.resolve("alone.mp4").toString());
        return command;
    }

    private static long copy(InputStream in, Path file) throws IOException {
        byte[] frame = new byte[FRAME_BYTES];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < FRAMES_AT_ONCE; i++) {
                int length = in.readNBytes(frame, 0, frame.length);
                out.write(frame, 0, length);
                copied += length;
            }
        }
        return copied;
    }
}
