package dev.claquete.operation;

import dev.claquete.operation.ImagesToVideos.Image;
import dev.claquete.render.DetailedPicture;
import dev.claquete.render.frame.VisualEffect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.springframework.util.FileSystemUtils;

/**
 * The GPU video API's recipes and ours, side by side in one run: three images filmed, and a sound put under a video. Ours are
 * whole jobs, from the order in the store to the products in it. Started by {@code bench/media.sh}.
 */
final class MediaBench {

    private static final int IMAGES = 3;
    private static final int FRAMES = 96;
    private static final String SECONDS = "20";
    private static final List<String> X264 =
            List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p");

    private final Workshop workshop;
    private final List<Path> pictures = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final Path video;
    private final Path sound;
    private final AddAudio.Order addAudio;

    private MediaBench(Path folder) throws Exception {
        this.workshop = new Workshop(folder);
        for (int i = 0; i < IMAGES; i++) {
            Path picture = folder.resolve("picture-" + i + ".jpg");
            ImageIO.write(DetailedPicture.of(1920, 1080 + 2 * i), "jpg", picture.toFile());
            pictures.add(picture);
            Source source = workshop.image("images[" + i + "].image_url", Files.readAllBytes(picture));
            images.add(new Image("img-" + i, source, FRAMES / 24.0, VisualEffect.ZOOM_IN));
        }
        this.video = workshop.make("video.mp4", filmed(SECONDS).toArray(String[]::new));
        this.sound = workshop.make("sound.mp3", "-f", "lavfi", "-i", "anoisesrc=d=" + SECONDS);
        this.addAudio = new AddAudio.Order(workshop.video("url_video", video), workshop.audio("url_audio", sound));
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path folder = Files.createTempDirectory("claquete-bench");
        try {
            new MediaBench(folder).run(rounds);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(int rounds) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                Locale.ROOT,
                "%d rounds, %d cores, JDK %s, load %.1f at the beginning%n%n",
                rounds,
                cores,
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ImagesToVideos film = new ImagesToVideos(IMAGES, cores);
        ImagesToVideos.Order order = new ImagesToVideos.Order(images, OutputOptions.NONE, null);
        Map<String, Callable<Object>> recipes = new LinkedHashMap<>();
        recipes.put("seed: 3 images filmed at once (6720x3840, zoompan, x264)", this::seedFilms);
        recipes.put("ours: 3 images filmed (img2vid)", () -> workshop.perform(film, order));
        recipes.put("seed: sound under 20 s of 1920x1080, pictures encoded", this::seedAddsSound);
        recipes.put("ours: the same, pictures copied (addaudio)", () -> workshop.perform(new AddAudio(), addAudio));
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first round warms up
            for (Map.Entry<String, Callable<Object>> recipe : recipes.entrySet()) {
                forgetResults();
                Sample sample = measure(recipe.getValue());
                if (round >= 0) {
                    samples.computeIfAbsent(recipe.getKey(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        print(samples);
    }

    private record Sample(double seconds, double cpuSeconds) {}

    private static Sample measure(Callable<Object> recipe) throws Exception {
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        recipe.call();
        return new Sample((System.nanoTime() - start) / 1e9, cpuSeconds() - cpu);
    }

    /** Of this process and of those that it has started and that have ended (proc(5): utime, stime, cutime and cstime). */
    private static double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.rangeClosed(11, 14)
                        .mapToLong(i -> Long.parseLong(fields[i]))
                        .sum()
                / 100.0;
    }

    /** A job whose products exist is not done again. */
    private void forgetResults() {
        workshop.s3.keys().stream().filter(key -> key.startsWith("jobs/")).forEach(workshop.s3::remove);
    }

    private Object seedFilms() {
        return IntStream.range(0, IMAGES)
                .parallel()
                .mapToObj(i -> made("seed-" + i + ".mp4", seed(pictures.get(i))))
                .toList();
    }

    private static List<String> seed(Path picture) {
        String zoom = "scale=6720:3840,zoompan=z='min(1+0.324*on/" + FRAMES + ",1.324)':x='iw/2-(iw/zoom/2)'"
                + ":y='ih/2-(ih/zoom/2)':d=" + FRAMES + ":s=1920x1080:fps=24";
        List<String> arguments = new ArrayList<>(List.of("-i", picture.toString(), "-vf", zoom));
        arguments.addAll(X264);
        return arguments;
    }

    private Object seedAddsSound() {
        List<String> arguments =
                new ArrayList<>(List.of("-i", video.toString(), "-i", sound.toString(), "-map", "0:v", "-map", "1:a"));
        arguments.addAll(X264);
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-shortest"));
        return made("with-sound.mp4", arguments);
    }

    private static List<String> filmed(String seconds) {
        List<String> arguments =
                new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24:d=" + seconds));
        arguments.addAll(X264);
        return arguments;
    }

    private Path made(String name, List<String> arguments) {
        try {
            return workshop.make(name, arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Map<String, List<Sample>> samples) {
        System.out.println("| recipe | seconds, median | CPU seconds, median |");
        System.out.println("|---|---|---|");
        List<Sample> medians = new ArrayList<>();
        samples.forEach((name, all) -> {
            Sample median = new Sample(median(all, Sample::seconds), median(all, Sample::cpuSeconds));
            medians.add(median);
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, median.seconds, median.cpuSeconds);
        });
        System.out.printf(
                Locale.ROOT,
                "%nimg2vid: %.2f times as fast, %.2f times less CPU; addaudio: %.1f times as fast, %.1f times less CPU%n",
                medians.get(0).seconds / medians.get(1).seconds,
                medians.get(0).cpuSeconds / medians.get(1).cpuSeconds,
                medians.get(2).seconds / medians.get(3).seconds,
                medians.get(2).cpuSeconds / medians.get(3).cpuSeconds);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
