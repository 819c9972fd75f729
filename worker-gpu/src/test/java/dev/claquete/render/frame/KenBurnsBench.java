package dev.claquete.render.frame;

import com.sun.management.OperatingSystemMXBean;
import dev.claquete.render.BenchFfmpeg;
import dev.claquete.render.DetailedPicture;
import dev.claquete.render.Truth;
import dev.claquete.render.ffmpeg.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The seed's Ken Burns recipe and ours, side by side in one run: 120 frames of a zoom from 1 to 1.324 over a detailed
 * 1920x1080 picture, 1920x1080 at 24 fps. Started by {@code bench/ken-burns.sh}.
 */
final class KenBurnsBench {

    private static final Resolution SIZE = new Resolution(1920, 1080);
    private static final int FRAMES = 120;
    private static final String ZOOM = "min(1+0.324*on/120,1.324)";
    private static final String SEED_FILTER = "scale=6720x3840,zoompan=z='" + ZOOM
            + "':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=120:s=1920x1080:fps=24";
    private static final List<String> X264 = List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20");

    private final Path folder;
    private final BenchFfmpeg ffmpeg;
    private final Still still;
    private final FrameSource film;

    private KenBurnsBench(Path folder) throws IOException {
        this.folder = folder;
        this.ffmpeg = new BenchFfmpeg(folder);
        this.still = Still.cover(DetailedPicture.of(SIZE.widthPx(), SIZE.heightPx()), SIZE, 1.324);
        this.film = firstFrames(new KenBurns(still, VisualEffect.ZOOM_IN, SIZE, FRAMES + 1));
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path folder = Files.createTempDirectory("claquete-bench");
        try {
            new KenBurnsBench(folder).run(rounds);
        } finally {
            for (String file : new String[] {"still.yuv", "frames.yuv", "out.mp4", "ffmpeg.log"}) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    /** One way to make the clip; the CPU seconds that other processes spent on it. */
    private interface Recipe {
        double run() throws IOException;
    }

    private record Sample(double seconds, double cpuSeconds) {}

    private void run(int rounds) throws IOException {
        writeInputs();
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("seed: frames alone", () -> ffmpeg.run(seed("-f", "null", "-")));
        recipes.put("ours: frames alone, 1 thread", () -> draw(OutputStream.nullOutputStream(), 1));
        recipes.put("ours: frames alone, 2 threads", () -> draw(OutputStream.nullOutputStream(), 2));
        recipes.put("seed: with x264 veryfast crf 20", () -> ffmpeg.run(seed(x264("out.mp4"))));
        recipes.put("ours: with x264 veryfast crf 20", this::oursEncoded);
        recipes.put("x264 alone, on ready frames", () -> ffmpeg.run(raw("frames.yuv", x264("out.mp4"))));

        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first round warms up the JVM and the disk cache
            for (Map.Entry<String, Recipe> recipe : recipes.entrySet()) {
                Sample sample = measure(recipe.getValue());
                if (round >= 0) {
                    samples.computeIfAbsent(recipe.getKey(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        print(rounds, samples);
        printQuality();
    }

    private void writeInputs() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("still.yuv"))) {
            out.write(still.planes().y);
            out.write(still.planes().u);
            out.write(still.planes().v);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("frames.yuv"))) {
            draw(out, 2);
        }
    }

    private static Sample measure(Recipe recipe) throws IOException {
        long start = System.nanoTime();
        double ownCpu = ownCpuSeconds();
        double othersCpu = recipe.run();
        return new Sample((System.nanoTime() - start) / 1e9, ownCpuSeconds() - ownCpu + othersCpu);
    }

    private static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private double draw(OutputStream out, int threads) throws IOException {
        new FrameWriter(film, List.of(), threads).writeTo(out, () -> {}, written -> {});
        return 0;
    }

    private double oursEncoded() throws IOException {
        return ffmpeg.run(raw("-", x264("out.mp4")), stdin -> draw(stdin, 2), stdout -> {});
    }

    private List<String> seed(String... output) {
        List<String> arguments = new ArrayList<>(raw("still.yuv", "-vf", SEED_FILTER));
        arguments.addAll(List.of(output));
        return arguments;
    }

    private List<String> raw(String input, String... output) {
        String file = input.equals("-") ? input : folder.resolve(input).toString();
        List<String> arguments = new ArrayList<>(
                List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", SIZE.toString(), "-r", "24", "-i", file));
        arguments.addAll(List.of(output));
        return arguments;
    }

    private String[] x264(String file) {
        List<String> arguments = new ArrayList<>(X264);
        arguments.add(folder.resolve(file).toString());
        return arguments.toArray(String[]::new);
    }

    private static void print(int rounds, Map<String, List<Sample>> samples) {
        System.out.printf(
                "%d rounds, %d cores, JDK %s%n%n",
                rounds, Runtime.getRuntime().availableProcessors(), Runtime.version());
        System.out.println("| recipe | fps, median | fps, best | CPU ms a frame, median | least |");
        System.out.println("|---|---|---|---|---|");
        samples.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                FRAMES / median(all, Sample::seconds),
                FRAMES / least(all, Sample::seconds),
                1000 * median(all, Sample::cpuSeconds) / FRAMES,
                1000 * least(all, Sample::cpuSeconds) / FRAMES));
        System.out.println();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double least(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).min().orElseThrow();
    }

    /** Both clips before encoding, frame by frame against the exact picture; the first, unmoved frame does not count. */
    private void printQuality() throws IOException {
        DoubleSummaryStatistics seed = new DoubleSummaryStatistics();
        DoubleSummaryStatistics ours = new DoubleSummaryStatistics();
        YuvFrame frame = new YuvFrame(SIZE);
        byte[] seedFrame = new byte[frame.y.length];
        ffmpeg.run(seed("-f", "rawvideo", "-pix_fmt", "yuv420p", "-"), stdin -> {}, stdout -> {
            for (int i = 0; i < FRAMES; i++) {
                stdout.readNBytes(seedFrame, 0, seedFrame.length);
                stdout.skipNBytes(seedFrame.length / 2);
                if (i > 0) {
                    double[] truth = Truth.luma(
                            still.planes().y,
                            SIZE.widthPx(),
                            SIZE.heightPx(),
                            SIZE.widthPx(),
                            SIZE.heightPx(),
                            1 + 0.324 * i / FRAMES,
                            0.5,
                            0.5);
                    film.draw(i, frame);
                    seed.accept(Truth.psnr(seedFrame, truth));
                    ours.accept(Truth.psnr(frame.y, truth));
                }
            }
        });
        System.out.println("| PSNR-Y against the exact picture, dB | mean | worst frame | best frame | swing |");
        System.out.println("|---|---|---|---|---|");
        printQuality("seed", seed);
        printQuality("ours", ours);
    }

    private static void printQuality(String name, DoubleSummaryStatistics decibels) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                decibels.getAverage(),
                decibels.getMin(),
                decibels.getMax(),
                decibels.getMax() - decibels.getMin());
    }

    /** The seed's zoom would reach 1.324 in frame 121, which is never shown; to compare like with like ours stops there too. */
    private static FrameSource firstFrames(KenBurns film) {
        return new FrameSource() {
            @Override
            public Resolution size() {
                return SIZE;
            }

            @Override
            public int frameCount() {
                return FRAMES;
            }

            @Override
            public void draw(int index, YuvFrame into) {
                film.draw(index, into);
            }
        };
    }
}
