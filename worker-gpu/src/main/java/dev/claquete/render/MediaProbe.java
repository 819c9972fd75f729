package dev.claquete.render;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.Stream;
import com.github.kokorin.jaffree.process.JaffreeAbnormalExitException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks ffprobe what is in a local file. Thread-safe. */
public final class MediaProbe {

    private static final int FIRST_PICTURES = 8;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration TIMEOUT_WHEN_INTERRUPTED = Duration.ofSeconds(2);

    private final Path program;

    public MediaProbe(Path program) {
        this.program = program;
    }

    /**
     * What a file holds.
     *
     * @param seconds the length of the longest stream; 0 where the file does not say
     */
    public record Media(String format, double seconds, List<Video> videos, List<Audio> audios) {

        public Optional<Video> video() {
            return videos.stream().findFirst();
        }

        public Optional<Audio> audio() {
            return audios.stream().findFirst();
        }
    }

    /**
     * A video stream.
     *
     * @param frameCount counted, not taken from the header
     */
    public record Video(
            String codec,
            String profile,
            String pixelFormat,
            Colours colours,
            int widthPx,
            int heightPx,
            int frameCount,
            double fps,
            double seconds) {}

    public record Colours(String range, String space, String primaries, String transfer) {}

    public record Audio(String codec, int sampleRate, int channels, double seconds) {}

    /** @throws FfmpegFailed when the file is nothing that FFmpeg can read */
    public Media probe(Path file) {
        FFprobe ffprobe = new FFprobe(program)
                .setLogLevel(LogLevel.ERROR)
                .addArguments("-protocol_whitelist", "file")
                .setShowFormat(true)
                .setShowStreams(true)
                .setCountPackets(true)
                .setInput(file);
        return media(result(ffprobe.executeAsync(), file));
    }

    /**
     * Looks at a video from outside without reading it all: its container as the one it is known to be, its first proper
     * video stream (not a cover picture), and whether the first pictures of that can be decoded.
     *
     * @return a media whose only video has as its frame count how many of the first pictures were decoded
     * @throws FfmpegFailed when it cannot be read
     */
    public Media firstPictures(Path file, VideoContainer container, long maxPixels) {
        FFprobe ffprobe = new FFprobe(program).setLogLevel(LogLevel.ERROR);
        videoInput(container, maxPixels).forEach(ffprobe::addArgument);
        ffprobe.setSelectStreams("V:0")
                .setShowFormat(true)
                .setShowStreams(true)
                .setCountFrames(true)
                .setReadIntervals("%+#" + FIRST_PICTURES)
                .setInput(file);
        return media(result(ffprobe.executeAsync(), file));
    }

    /** Looks at the first sound stream of a file from outside, of any kind that we read. @throws FfmpegFailed when it cannot be read */
    Media firstSound(Path file) {
        FFprobe ffprobe = new FFprobe(program).setLogLevel(LogLevel.ERROR);
        Ffmpeg.LOCAL_AUDIO_INPUT.forEach(ffprobe::addArgument);
        ffprobe.setSelectStreams("a:0").setShowFormat(true).setShowStreams(true).setInput(file);
        return media(result(ffprobe.executeAsync(), file));
    }

    /**
     * Arguments before the input of a video that came from outside: it is read as the container that it is, can make nothing
     * else be opened, and has no pictures larger than these, not even later on.
     */
    public static List<String> videoInput(VideoContainer container, long maxPixels) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                VideoContainer.demuxers(),
                "-max_pixels",
                String.valueOf(maxPixels),
                "-f",
                container.demuxer());
    }

    /** Waits even when interrupted, though not for long: no process shall outlive the call. */
    private FFprobeResult result(Future<FFprobeResult> future, Path file) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    deadline = Math.min(deadline, System.nanoTime() + TIMEOUT_WHEN_INTERRUPTED.toNanos());
                }
            }
        } catch (ExecutionException e) {
            throw failed("ffprobe cannot read " + file.getFileName(), file, e);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw failed("ffprobe did not end in time", file, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FfmpegFailed failed(String what, Path file, Exception cause) {
        List<String> said = new ArrayList<>();
        boolean ownVerdict = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof JaffreeAbnormalExitException exit) {
                exit.getProcessErrorLogMessages().forEach(message -> said.add(message.message));
                ownVerdict = !exit.getProcessErrorLogMessages().isEmpty(); // a killed one has said nothing
            } else {
                said.add(String.valueOf(t.getMessage()));
            }
        }
        FfmpegFailed failed = new FfmpegFailed(what, List.of(program.toString(), file.toString()), said, ownVerdict);
        failed.initCause(cause);
        return failed;
    }

    private static Media media(FFprobeResult result) {
        List<Video> videos = new ArrayList<>();
        List<Audio> audios = new ArrayList<>();
        for (Stream stream : result.getStreams()) {
            if (stream.getCodecType() == StreamType.VIDEO) {
                videos.add(video(stream));
            } else if (stream.getCodecType() == StreamType.AUDIO) {
                audios.add(audio(stream));
            }
        }
        return new Media(
                text(result.getFormat().getFormatName()),
                seconds(result.getFormat().getProbeData().getString("duration")),
                videos,
                audios);
    }

    private static Video video(Stream stream) {
        return new Video(
                text(stream.getCodecName()),
                text(stream.getProfile()),
                text(stream.getPixFmt()),
                new Colours(
                        text(stream.getColorRange()),
                        text(stream.getColorSpace()),
                        text(stream.getColorPrimaries()),
                        text(stream.getColorTransfer())),
                stream.getWidth(),
                stream.getHeight(),
                counted(stream),
                stream.getAvgFrameRate() == null ? 0 : stream.getAvgFrameRate().doubleValue(),
                seconds(stream.getProbeData().getString("duration")));
    }

    private static int counted(Stream stream) {
        Integer count = stream.getNbReadPackets() == null ? stream.getNbReadFrames() : stream.getNbReadPackets();
        return count == null ? 0 : count;
    }

    private static Audio audio(Stream stream) {
        return new Audio(
                text(stream.getCodecName()),
                stream.getSampleRate(),
                stream.getChannels(),
                seconds(stream.getProbeData().getString("duration")));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static double seconds(@Nullable String value) {
        return value == null || value.equals("N/A") ? 0 : Double.parseDouble(value);
    }
}
