package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.work.TaskContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Writes the narrations of all scenes, each at the exact sample of its scene, on silence as long as the video: raw
 * 16-bit little-endian mono at 48 kHz. A frame is a whole number of samples long at 24 and 30 fps, so nothing drifts.
 */
public final class VoiceTrack {

    public static final int SAMPLE_RATE = 48_000;

    /** FFmpeg's arguments for the file's format. */
    public static final List<String> INPUT_FORMAT =
            List.of("-f", "s16le", "-ar", String.valueOf(SAMPLE_RATE), "-ac", "1");

    private static final int BYTES_PER_SAMPLE = 2;
    private static final AudioFormat FORMAT = new AudioFormat(SAMPLE_RATE, 16, 1, true, false);

    private final Ffmpeg ffmpeg;
    private final TaskContext task;

    public VoiceTrack(Ffmpeg ffmpeg, TaskContext task) {
        this.ffmpeg = ffmpeg;
        this.task = task;
    }

    /**
     * One narration.
     *
     * @param scene its place in the video, from 1, for the message if it cannot be read
     * @param sound a local audio file
     * @param startFrame where it begins in the video
     * @param endFrame where it must have ended: the rest is cut off
     */
    public record Line(int scene, Path sound, int startFrame, int endFrame) {}

    /** Writes the track. */
    public Path write(List<Line> lines, int frames, int fps, Path file) throws MediaBroken, IOException {
        int bytesPerFrame = samplesPerFrame(fps) * BYTES_PER_SAMPLE;
        try (RandomAccessFile track = new RandomAccessFile(file.toFile(), "rw")) {
            track.setLength((long) frames * bytesPerFrame);
            for (Line line : lines) {
                byte[] samples = samples(line);
                long room = (long) (line.endFrame - line.startFrame) * bytesPerFrame;
                track.seek((long) line.startFrame * bytesPerFrame);
                track.write(samples, 0, (int) Math.min(samples.length, room));
            }
        }
        return file;
    }

    public static int samplesPerFrame(int fps) {
        if (SAMPLE_RATE % fps != 0) {
            throw new IllegalArgumentException("a frame at " + fps + " fps is not a whole number of samples long");
        }
        return SAMPLE_RATE / fps;
    }

    private byte[] samples(Line line) throws MediaBroken, IOException {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(line.sound.toFile())) {
            if (audio.getFormat().matches(FORMAT)) {
                return audio.readAllBytes();
            }
        } catch (UnsupportedAudioFileException | EOFException e) {
            // not a whole, plain WAV file: FFmpeg knows more formats
        }
        return converted(line);
    }

    private byte[] converted(Line line) throws MediaBroken, IOException {
        Path raw = line.sound.resolveSibling(line.sound.getFileName() + ".s16");
        List<String> arguments = new ArrayList<>(Ffmpeg.LOCAL_AUDIO_INPUT);
        arguments.addAll(List.of("-i", line.sound.toString(), "-map", "0:a:0"));
        arguments.addAll(INPUT_FORMAT);
        try {
            return Files.readAllBytes(ffmpeg.make(raw, task, arguments));
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MediaBroken("The narration of scene " + line.scene
                    + " of the video cannot be read as audio. Regenerate it, then try again.");
        }
    }
}
