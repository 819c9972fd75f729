package dev.claquete.render.ffmpeg;

import com.github.kokorin.jaffree.Rational;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.SideData;
import com.github.kokorin.jaffree.ffprobe.Stream;
import com.github.kokorin.jaffree.ffprobe.data.FormatParser;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inspects local files with ffprobe. Thread-safe. */
public final class MediaProbe {

    /** Packets. */
    private static final int FIRST_PICTURES = 8;

    private static final int FIRST_SOUNDS = 8;

    /** Packets: a recording that begins in the middle shows its first picture after ten seconds at the latest. */
    private static final int LATE_PICTURES = 300;

    private static final int LATE_SOUNDS = 1000;
    private static final double MOST_ANAMORPHIC = 2;
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);

    private final Path program;
    private final FfmpegLimits limits;

    public MediaProbe(Path program) {
        this(program, FfmpegLimits.of(USUAL_TIMEOUT), USUAL_TIMEOUT);
    }

    /** @param timeout how long a single probe may take, by the clock and of the processor */
    public MediaProbe(Path program, FfmpegLimits limits, Duration timeout) {
        this.program = program.toAbsolutePath();
        this.limits = limits.forProbe(timeout);
    }

    /**
     * The contents of a file.
     *
     * @param streams of every kind that is allowed, including those that were not requested
     * @param seconds the length of the longest stream; 0 if the file does not say
     */
    public record Media(String format, int streams, double seconds, List<Video> videos, List<Audio> audios) {

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
     * @param widthPx as shown: upright, with square pixels
     * @param frameCount counted, not taken from the header
     */
    public record Video(
            String codec,
            String profile,
            String pixelFormat,
            Colours colours,
            VideoSignal signal,
            int widthPx,
            int heightPx,
            int frameCount,
            double fps,
            double seconds) {}

    public record Colours(String range, String space, String primaries, String transfer) {}

    /**
     * A sound stream.
     *
     * @param layout the channel layout by FFmpeg's name; empty if the file does not say
     * @param frameCount counted, not taken from the header
     */
    public record Audio(String codec, int sampleRate, int channels, String layout, int frameCount, double seconds) {}

    /**
     * Probes one of our own files.
     *
     * @throws FfmpegFailed if FFmpeg cannot read the file
     */
    public Media probe(Path file) {
        return whole(file, List.of());
    }

    /**
     * Probes a whole video from outside, as the container that it is known to be, with the allowed decoders only.
     *
     * @throws FfmpegFailed if it cannot be read
     */
    public Media probe(Path file, VideoContainer container, long maxPixels) {
        return whole(file, videoInput(container, maxPixels));
    }

    private Media whole(Path file, List<String> guards) {
        FfprobeRun ffprobe = start(file, guards);
        ffprobe.setShowFormat(true).setShowStreams(true).setCountPackets(true);
        return media(ffprobe.answer(limits.timeout()));
    }

    /**
     * Probes a video from outside without reading it all: its container as the known one, its first proper video stream
     * (not a cover picture), and whether the first pictures of that stream can be decoded.
     *
     * @return a media whose only video has the number of decoded first pictures as its frame count
     * @throws FfmpegFailed if it cannot be read
     */
    public Media firstPictures(Path file, VideoContainer container, long maxPixels) {
        return beginning(file, videoInput(container, maxPixels), "V:0", FIRST_PICTURES);
    }

    /**
     * Whether later pictures can be decoded if the first ones cannot. An edit list hides the first ones if a clip was
     * trimmed without encoding, or they refer to pictures that were cut off.
     */
    boolean showsPicturesLater(Path file, VideoContainer container, long maxPixels) {
        List<String> input = videoInput(container, maxPixels);
        return container == VideoContainer.MOV && pictures(beginning(file, hidden(input), "V:0", FIRST_PICTURES)) > 0
                || pictures(beginning(file, input, "V:0", LATE_PICTURES)) > 0;
    }

    private static int pictures(Media media) {
        return media.video().map(Video::frameCount).orElse(0);
    }

    /** Includes what an edit list hides. */
    private static List<String> hidden(List<String> input) {
        List<String> all = new ArrayList<>(input);
        all.addAll(List.of("-ignore_editlist", "1"));
        return all;
    }

    private Media beginning(Path file, List<String> input, String streams, int packets) {
        FfprobeRun ffprobe = start(file, input);
        ffprobe.setSelectStreams(streams)
                .setShowFormat(true)
                .setShowStreams(true)
                .setCountFrames(true)
                .setReadIntervals("%+#" + packets);
        return media(ffprobe.answer(limits.timeout()));
    }

    /**
     * Probes the first sound stream of a file from outside, and whether its beginning can be decoded.
     *
     * @param container the known container; null for a plain sound file
     * @return a media without videos, whose only audio, if any, has the decoded amount as its frame count
     * @throws FfmpegFailed if it cannot be read
     */
    public Media firstSounds(Path file, @Nullable VideoContainer container, long maxPixels) {
        List<String> input = container == null ? Ffmpeg.LOCAL_AUDIO_INPUT : videoInput(container, maxPixels);
        Media media = beginning(file, input, "a:0", FIRST_SOUNDS);
        boolean silent = media.audio().map(audio -> audio.frameCount() == 0).orElse(false);
        return silent ? beginning(file, input, "a:0", LATE_SOUNDS) : media; // an edit list may hide the first ones
    }

    /**
     * When the first streams of each kind begin, in seconds after the file does.
     *
     * @param pictures 0 if there are none, or the file does not say
     * @param sound likewise
     */
    public record Delays(double pictures, double sound) {

        public static final Delays NONE = new Delays(0, 0);
    }

    /** @throws FfmpegFailed if it cannot be read */
    public Delays delays(Path file, VideoContainer container, long maxPixels) {
        FfprobeRun ffprobe = start(file, videoInput(container, maxPixels));
        ffprobe.setShowFormat(true).setShowStreams(true);
        FFprobeResult result = ffprobe.answer(limits.timeout());
        return new Delays(delay(result, StreamType.VIDEO), delay(result, StreamType.AUDIO));
    }

    private static double delay(FFprobeResult result, StreamType kind) {
        double began = seconds(result.getFormat().getProbeData().getString("start_time"));
        return result.getStreams().stream()
                .filter(stream -> stream.getCodecType() == kind)
                .map(stream -> Math.max(0, seconds(stream.getProbeData().getString("start_time")) - began))
                .findFirst()
                .orElse(0.0);
    }

    /** No probe starts without whitelists: {@link InputWhitelists} adds those that the guards do not name. */
    private FfprobeRun start(Path file, List<String> guards) {
        return start(file, guards, new JsonFormatParser());
    }

    private FfprobeRun start(Path file, List<String> guards, FormatParser answers) {
        Path home = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        FfprobeRun run =
                new FfprobeRun(Confinement.of(limits).command(program, home, true, false, List.of()), answers, file);
        run.addArguments("-max_alloc", String.valueOf(limits.maxAllocation().toBytes()));
        InputWhitelists.completed(guards, file.toString()).forEach(run::addArgument);
        return run;
    }

    /**
     * Reads a video's packets, but not its pictures. For videos that were checked before.
     *
     * @throws FfmpegFailed if it cannot be read or has no pictures
     */
    public PictureTrack pictures(Path file, VideoContainer container, long maxPixels) {
        PictureTimes times = new PictureTimes();
        FfprobeRun ffprobe = start(file, videoInput(container, maxPixels), times);
        ffprobe.addArguments("-show_data_hash", "murmur3")
                .setSelectStreams("V:0")
                .setShowFormat(true)
                .setShowStreams(true)
                .setShowEntries(PictureTimes.ENTRIES);
        FFprobeResult result = ffprobe.answer(limits.timeout());
        Media media = media(result);
        if (media.video().isEmpty() || times.count() == 0) {
            throw new FfmpegFailed(
                    "no pictures in " + file.getFileName(), List.of(program.toString()), List.of(), true);
        }
        return track(container, result, media, times);
    }

    private static PictureTrack track(VideoContainer container, FFprobeResult result, Media media, PictureTimes times) {
        Stream stream = result.getStreams().get(0);
        Video video = media.videos().get(0);
        double tick = tick(text(stream.getTimeBase()));
        double declared =
                stream.getRFrameRate() == null ? 0 : stream.getRFrameRate().doubleValue();
        double seconds = video.seconds() > 0 ? video.seconds() : media.seconds();
        FrameTiming timing = times.complete() && tick > 0
                ? FrameTiming.of(times.ticks(), tick, seconds, List.of(video.fps(), declared))
                : FrameTiming.declared(video.fps(), declared);
        double fileBegan = seconds(result.getFormat().getProbeData().getString("start_time"));
        double began = times.complete() && tick > 0
                ? times.first() * tick
                : seconds(stream.getProbeData().getString("start_time"));
        double measured = times.complete() && tick > 0
                ? times.length() * tick
                        + (times.lastLength() > 0 ? 0 : timing.nominal().seconds(1))
                : Math.max(seconds, timing.nominal().seconds(1));
        double shown = container == VideoContainer.MOV ? Math.max(measured, video.seconds()) : measured;
        boolean upright = sideData(stream).stream().allMatch(it -> it.getRotation() == null);
        boolean regular = timing.even()
                && Math.abs(timing.nominal().seconds(times.count()) - shown)
                        < timing.nominal().seconds(1) / 2;
        boolean steady =
                regular && upright && !times.someHidden() && Math.abs(began) < 0.001 && Math.abs(fileBegan) < 0.001;
        return new PictureTrack(
                video.codec(),
                video.signal(),
                video.widthPx(),
                video.heightPx(),
                times.count(),
                timing.nominal(),
                Math.max(0, began - fileBegan),
                shown,
                regular,
                steady,
                timescale(text(stream.getTimeBase())),
                likeness(stream, video));
    }

    private static double tick(String timeBase) {
        String[] parts = timeBase.split("/", 2);
        double ticks = parts.length == 2 ? Double.parseDouble(parts[1]) : 0;
        return ticks > 0 ? Double.parseDouble(parts[0]) / ticks : 0;
    }

    /** The width of a pixel divided by its height; square if the file claims a shape that no camera produces. */
    private static double pixelShape(Stream stream) {
        Rational shape = stream.getSampleAspectRatio();
        boolean plausible = shape != null
                && shape.getDenominator() > 0
                && shape.doubleValue() >= 0.5
                && shape.doubleValue() <= MOST_ANAMORPHIC;
        return plausible ? shape.doubleValue() : 1;
    }

    private static List<SideData> sideData(Stream stream) {
        return stream.getSideDataList() == null ? List.of() : stream.getSideDataList();
    }

    private static int timescale(String timeBase) {
        return timeBase.startsWith("1/") ? Integer.parseInt(timeBase.substring(2)) : 0;
    }

    private static String likeness(Stream stream, Video video) {
        return String.join(
                " ",
                video.codec(),
                video.profile(),
                video.pixelFormat(),
                video.widthPx() + "x" + video.heightPx(),
                video.colours().toString(),
                String.valueOf(stream.getSampleAspectRatio()),
                String.valueOf(stream.getAvgFrameRate()),
                String.valueOf(stream.getTimeBase()),
                String.valueOf(stream.hasBFrames()),
                String.valueOf(stream.getExtradataHash()));
    }

    /**
     * Arguments before the input of a video from outside: it is read as its known container, cannot make FFmpeg open
     * anything else, and no picture in it may be larger than this, not even later on.
     */
    public static List<String> videoInput(VideoContainer container, long maxPixels) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                VideoContainer.demuxers(),
                "-codec_whitelist",
                Decoders.ALLOWED,
                "-max_streams",
                Decoders.STREAMS_OPENED,
                "-max_pixels",
                String.valueOf(maxPixels),
                "-f",
                container.demuxer());
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
                Objects.requireNonNullElse(result.getFormat().getNbStreams(), 0),
                seconds(result.getFormat().getProbeData().getString("duration")),
                videos,
                audios);
    }

    private static Video video(Stream stream) {
        VideoSignal signal = signal(stream);
        return new Video(
                text(stream.getCodecName()),
                text(stream.getProfile()),
                text(stream.getPixFmt()),
                signal.colours(),
                signal,
                signal.widthPx(),
                signal.heightPx(),
                counted(stream),
                stream.getAvgFrameRate() == null ? 0 : stream.getAvgFrameRate().doubleValue(),
                seconds(stream.getProbeData().getString("duration")));
    }

    private static VideoSignal signal(Stream stream) {
        boolean lies = onItsSide(stream);
        int wide = (int) Math.round(stream.getWidth() * pixelShape(stream));
        return new VideoSignal(
                text(stream.getCodecName()),
                text(stream.getPixFmt()),
                new Colours(
                        text(stream.getColorRange()),
                        text(stream.getColorSpace()),
                        text(stream.getColorPrimaries()),
                        text(stream.getColorTransfer())),
                text(stream.getFieldOrder()),
                sideData(stream).stream()
                        .anyMatch(it -> text(it.getSideDataType()).startsWith("Mastering display")),
                "1".equals(stream.getTag("alpha_mode")) || "1".equals(stream.getTag("ALPHA_MODE")),
                wide == stream.getWidth(),
                lies ? stream.getHeight() : wide,
                lies ? wide : stream.getHeight(),
                stream.getWidth(),
                stream.getHeight());
    }

    /** Whether players rotate the pictures by 90 degrees, as phones request. */
    private static boolean onItsSide(Stream stream) {
        return stream.getSideDataList() != null
                && stream.getSideDataList().stream()
                        .anyMatch(data -> data.getRotation() != null && Math.abs(data.getRotation()) % 180 == 90);
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
                text(stream.getProbeData().getString("channel_layout")),
                counted(stream),
                seconds(stream.getProbeData().getString("duration")));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static double seconds(@Nullable String value) {
        return value == null || value.equals("N/A") ? 0 : Double.parseDouble(value);
    }
}
