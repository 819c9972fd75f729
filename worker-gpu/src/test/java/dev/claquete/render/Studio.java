package dev.claquete.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What render tests need: the real FFmpeg, a store in memory, and pictures, voices and music to put into it. */
public class Studio {

    public static final Path FFMPEG = Programs.FFMPEG;
    static final Path FFPROBE = Programs.FFPROBE;

    /** Of this machine, which is the same for all tests. */
    public static final EncoderChoice ENCODERS = new EncoderChoice(new Ffmpeg(FFMPEG, Duration.ofMinutes(5)));

    public final FakeS3 s3 = new FakeS3();
    public final ObjectStore store = new ObjectStore(s3, "media");
    public final Ffmpeg ffmpeg = new Ffmpeg(FFMPEG, Duration.ofMinutes(5));
    public final MediaProbe probe = new MediaProbe(FFPROBE);
    public final EncoderChoice encoders = ENCODERS;
    private final Path folder;
    private int tasks;

    public Studio(Path folder) {
        this.folder = folder;
    }

    /** A task with an empty scratch folder of its own. */
    public TestTask task() {
        try {
            return new TestTask(Files.createDirectory(folder.resolve("task-" + tasks++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RenderScene renderScene() {
        return new RenderScene(store, ffmpeg, probe, encoders);
    }

    ComposeVideo composeVideo() {
        return new ComposeVideo(store, ffmpeg, probe, encoders);
    }

    ExtractFrames extractFrames() {
        return new ExtractFrames(store, new FrameExtraction(ffmpeg, new VideoCheck(probe)));
    }

    public VideoCheck videos() {
        return new VideoCheck(probe);
    }

    /** A local copy of a stored object. */
    public Path file(String key) {
        return store.download(new ObjectKey(key), folder.resolve("copy-" + tasks++ + "-" + key.replace('/', '_')));
    }

    public String image(String key, Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(540, 960, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 540, 960);
        pen.dispose();
        return image(key, picture);
    }

    public String image(String key, BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return put(key, png.toByteArray(), "image/png");
    }

    /** A tone as a narration would be stored: 48 kHz mono 16 bit, with its word timings beside it. */
    String narration(String key, double seconds, double volume) throws IOException {
        put(key, wav(48_000, 1, seconds, 300, volume), "audio/wav");
        Map<String, Object> word = Map.of("word", "Olá!", "start", 0.0, "end", seconds);
        byte[] timings = new ObjectMapper().writeValueAsBytes(Map.of("seconds", seconds, "words", List.of(word)));
        put(key.replace(".wav", ".json"), timings, "application/json");
        return key;
    }

    String music(String key, double seconds) throws IOException {
        return put(key, wav(44_100, 2, seconds, 1000, 0.5), "audio/wav");
    }

    public String put(String key, byte[] bytes, String contentType) {
        store.put(new ObjectKey(key), bytes, contentType, Map.of());
        return key;
    }

    /** A WAV file with a sine tone. */
    public static byte[] wav(int sampleRate, int channels, double seconds, double hertz, double volume)
            throws IOException {
        int count = (int) Math.round(seconds * sampleRate);
        ByteBuffer samples = ByteBuffer.allocate(count * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            short sample = (short) Math.round(volume * 32767 * Math.sin(2 * Math.PI * hertz * i / sampleRate));
            for (int channel = 0; channel < channels; channel++) {
                samples.putShort(sample);
            }
        }
        AudioFormat format = new AudioFormat(sampleRate, 16, channels, true, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(samples.array()), format, count);
        AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        return file.toByteArray();
    }

    /** A file in a folder of the test's, made by FFmpeg, see {@link MadeMedia}. */
    public Path make(Path file, List<String> arguments) throws IOException {
        return MadeMedia.make(file, arguments);
    }

    /** The sound of a media file: left channel, 48 kHz, from -1 to 1. */
    public float[] sound(Path media) {
        ByteBuffer bytes = decoded(media, "-map", "0:a:0", "-af", "pan=mono|c0=c0", "-ar", "48000", "-f", "f32le");
        float[] samples = new float[bytes.remaining() / 4];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }

    /** Every frame, decoded. */
    public List<YuvFrame> frames(Path media, Resolution size) {
        return frames(media, "0:v:0", size);
    }

    /** @param stream {@code 0:v:1} is the second video stream */
    List<YuvFrame> frames(Path media, String stream, Resolution size) {
        ByteBuffer bytes =
                decoded(media, "-map", stream, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p");
        List<YuvFrame> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            YuvFrame frame = new YuvFrame(size);
            bytes.get(frame.y).get(frame.u).get(frame.v);
            frames.add(frame);
        }
        return frames;
    }

    private static ByteBuffer decoded(Path media, String... how) {
        List<String> arguments = new ArrayList<>(List.of("-i", media.toString()));
        arguments.addAll(List.of(how));
        arguments.add("pipe:1");
        return ByteBuffer.wrap(BareFfmpeg.read(arguments));
    }

    /** The mean colour of each frame, as {Y, U, V}. */
    public double[][] meanColours(Path media, Resolution size) {
        return frames(media, size).stream()
                .map(frame -> new double[] {mean(frame.y), mean(frame.u), mean(frame.v)})
                .toArray(double[][]::new);
    }

    private static double mean(byte[] plane) {
        long sum = 0;
        for (byte sample : plane) {
            sum += sample & 0xff;
        }
        return (double) sum / plane.length;
    }

    /** When each frame is shown, in the track's own ticks, in the order of showing. */
    public List<Long> frameTimes(Path media) {
        return BareFfmpeg.ask(media, "-select_streams", "v", "-show_entries", "packet=pts").stream()
                .map(line -> line.replace(",", ""))
                .map(Long::valueOf)
                .sorted()
                .toList();
    }

    /** When each frame is shown, in seconds from the file's beginning; of those that are shown at all. */
    public List<Double> frameSeconds(Path media) {
        List<Double> seconds = BareFfmpeg.ask(
                        media,
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "frame=best_effort_timestamp_time:format=start_time")
                .stream()
                .map(line -> line.replaceAll(",.*", ""))
                .filter(line -> !line.isEmpty())
                .map(Double::valueOf)
                .toList();
        double began = seconds.get(seconds.size() - 1); // what ffprobe says of the file comes after its frames
        return seconds.subList(0, seconds.size() - 1).stream()
                .map(at -> at - began)
                .toList();
    }

    /** How loud one tone is within a stretch of sound, in dB below full scale (Goertzel's algorithm). */
    public double level(Path media, double hertz, int fromSample, int toSample) {
        float[] sound = sound(media);
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / 48_000);
        double previous = 0;
        double beforePrevious = 0;
        for (int i = fromSample; i < Math.min(toSample, sound.length); i++) {
            double current = sound[i] + coefficient * previous - beforePrevious;
            beforePrevious = previous;
            previous = current;
        }
        double power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
        return 20 * Math.log10(2 * Math.sqrt(Math.max(power, 1e-12)) / (toSample - fromSample));
    }

    public Loudness loudness(Path media) {
        return Loudness.in(BareFfmpeg.run(
                List.of("-i", media.toString(), "-map", "0:a:0", "-af", Loudness.METER, "-f", "null", "-")));
    }
}
