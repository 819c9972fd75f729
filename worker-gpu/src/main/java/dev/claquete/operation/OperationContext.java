package dev.claquete.operation;

import dev.claquete.render.StereoSound;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.PictureTrack;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.ffmpeg.VideoSignal;
import dev.claquete.render.image.PictureFile;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The context of one operation: its inputs, its tools, a folder of its own, and the place for its products.
 * Thread-safe.
 */
public final class OperationContext {

    private final String jobId;
    private final ContentHash contents;
    private final Map<String, Input> inputs;
    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final EncoderChoice encoders;
    private final TaskContext task;
    private final Map<String, Path> fetched = new ConcurrentHashMap<>();
    private final Map<String, VideoSignal> signals = new ConcurrentHashMap<>();
    private final Map<String, PictureTrack> tracks = new ConcurrentHashMap<>();
    private final Map<String, MediaProbe.Delays> delays = new ConcurrentHashMap<>();
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private final List<Product> products = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param contents hash of the order and its inputs, which names the products */
    OperationContext(
            String jobId,
            ContentHash contents,
            Map<String, Input> inputs,
            ObjectStore store,
            Ffmpeg ffmpeg,
            MediaProbe probe,
            EncoderChoice encoders,
            TaskContext task) {
        this.jobId = jobId;
        this.contents = contents;
        this.inputs = inputs;
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.encoders = encoders;
        this.task = task;
    }

    public TaskContext task() {
        return task;
    }

    public Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    public MediaProbe probe() {
        return probe;
    }

    public Encoder encoder() {
        return encoders.get(task);
    }

    /** The folder for results. Empty at first, on local disk. */
    public Path folder() {
        return task.output();
    }

    /** @param fraction 0 to 1 */
    public void progress(double fraction, String message) {
        task.progress(fraction, message);
    }

    /** What is known about a source without downloading it. */
    public Input input(Source source) {
        Input input = inputs.get(source.field());
        if (input == null) {
            throw new IllegalStateException("the job has no input " + source.field());
        }
        return input;
    }

    /** The source as a local file, downloaded on first use. */
    public Path file(Source source) {
        return fetched.computeIfAbsent(
                source.field(),
                field -> store.download(
                        input(source).objectKey(),
                        task.scratch().resolve("input-" + ContentHash.of(field).shortHex())));
    }

    /** How a video's pictures are coded, determined on first use. */
    public VideoSignal signal(Source source) {
        return signals.computeIfAbsent(
                source.field(), field -> GuardedInput.signal(input(source), file(source), probe));
    }

    /**
     * What a video's packets say about its pictures, determined on first use.
     *
     * @throws FfmpegFailed if it cannot be read
     */
    PictureTrack track(Source source) {
        return tracks.computeIfAbsent(
                source.field(),
                field -> probe.pictures(
                        file(source), Objects.requireNonNull(input(source).container()), PictureFile.MOST_PIXELS));
    }

    /**
     * FFmpeg's arguments for the source as an input, up to and including {@code -i file}. It is read as its known
     * format, and nothing in it can make FFmpeg open another file or an address.
     *
     * @param options of this input, for example {@code "-ss", "5"}; {@code -an} or {@code -vn} if only its pictures or
     *     only its sound are used, which keeps their time in the file
     */
    public List<String> arguments(Source source, String... options) {
        return GuardedInput.arguments(input(source), file(source), putOff(source, options));
    }

    /**
     * When a source's pictures and sound begin in an MPEG stream; other containers need no correction. FFmpeg removes
     * the time before the first used stream of an MPEG stream (ffmpeg.c, {@code correct_input_start_times}), so a
     * stream that is read alone, with {@code -an} or {@code -vn}, must be delayed again.
     */
    MediaProbe.Delays delays(Source source) {
        VideoContainer container = input(source).container();
        boolean mpeg = container == VideoContainer.MPEG_TS || container == VideoContainer.MPEG_PS;
        return container == null || !mpeg
                ? MediaProbe.Delays.NONE
                : delays.computeIfAbsent(
                        source.field(), field -> probe.delays(file(source), container, PictureFile.MOST_PIXELS));
    }

    private String[] putOff(Source source, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        double delay = all.contains("-vn")
                ? delays(source).sound()
                : all.contains("-an") ? delays(source).pictures() : 0;
        int sought = all.indexOf("-ss");
        double left = delay - (sought < 0 ? 0 : Double.parseDouble(all.get(sought + 1)));
        if (left > 0 && !all.contains("-itsoffset")) {
            all.addAll(List.of("-itsoffset", String.format(Locale.ROOT, "%.6f", left)));
        }
        return all.toArray(String[]::new);
    }

    /** The filter that makes a source's first sound stream stereo at 48 kHz, see {@link StereoSound}. */
    public String stereo(Source source) {
        return heard.computeIfAbsent(source.field(), field -> StereoSound.filter(firstSound(source)));
    }

    private MediaProbe.@Nullable Audio firstSound(Source source) {
        try {
            return probe.firstSounds(file(source), input(source).container(), PictureFile.MOST_PIXELS)
                    .audio()
                    .orElse(null);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            return null; // the decoder reports what is wrong with it
        }
    }

    /** Adds a warning to all products stored from now on. Called by the thread that stores them. */
    public void warn(String sentence) {
        warnings.add(sentence);
    }

    /**
     * Stores a product. Products keep the order of the calls, so calls come from one thread.
     *
     * @param name unique among the products
     * @param extension of its key, without the dot
     */
    public void keep(String name, Path file, String extension, String contentType, Facts facts) throws IOException {
        ObjectKey key = ObjectKey.derived("jobs/" + jobId, "result-" + products.size(), contents, extension);
        store.put(key, file, contentType, Map.of());
        products.add(new Product(
                name,
                key.value(),
                contentType,
                Files.size(file),
                facts.widthPx(),
                facts.heightPx(),
                facts.seconds(),
                Product.warned(facts.more(), warnings)));
    }

    /** Records why a product cannot be made, if the others are useful without it. */
    public void miss(String name, String contentType, String reason, Map<String, @Nullable Object> more) {
        products.add(Product.notMade(name, contentType, reason, more));
    }

    /** Stores an MP4 after probing its real contents. */
    public void keepVideo(String name, Path mp4, Map<String, @Nullable Object> more) throws IOException {
        MediaProbe.Media media = probe.probe(mp4);
        MediaProbe.Video video = media.video().orElseThrow(() -> new IllegalStateException("no video was made"));
        keep(name, mp4, "mp4", "video/mp4", new Facts(video.widthPx(), video.heightPx(), media.seconds(), more));
    }

    /** The properties of a product, see {@link Product}. */
    public record Facts(int widthPx, int heightPx, double seconds, Map<String, @Nullable Object> more) {

        public static Facts ofImage(int widthPx, int heightPx) {
            return new Facts(widthPx, heightPx, 0, Map.of());
        }

        public static Facts ofSound(double seconds) {
            return new Facts(0, 0, seconds, Map.of());
        }
    }

    List<Product> products() {
        return List.copyOf(products);
    }
}
