package dev.claquete.render.caption;

import dev.claquete.render.BenchFfmpeg;
import dev.claquete.render.Spoken;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.Fonts;
import dev.claquete.render.text.Rgb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * What captions add to decoding and encoding a video (1080x1920, 30 fps, 10 s, two words a second). Started by
 * {@code bench/captions.sh}.
 */
final class CaptionsBench {

    private static final Resolution SIZE = new Resolution(1080, 1920);
    private static final int FRAMES = 300;
    private static final String WORDS = "o mar guarda segredos que nenhum mapa contou e a cada maré alguém volta"
            + " para ouvir de novo o que as ondas";
    private static final String BT709 = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private final BenchFfmpeg ffmpeg;
    private final Path folder;
    private final Path video;

    private CaptionsBench(Path folder) throws IOException {
        this.folder = folder;
        this.ffmpeg = new BenchFfmpeg(folder);
        this.video = folder.resolve("video.mp4");
        String pictures = "mandelbrot=s=" + SIZE + ":r=30:start_scale=0.8";
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures, "-frames:v", "" + FRAMES));
        arguments.addAll(Encoder.X264.arguments(30));
        arguments.add(video.toString());
        ffmpeg.run(arguments);
    }

    /** @param cpuSeconds of FFmpeg's */
    private record Figure(double seconds, double cpuSeconds) {}

    public static void main(String[] arguments) throws IOException {
        Fonts.bootstrap();
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path folder = Files.createTempDirectory("claquete-bench");
        try {
            CaptionsBench bench = new CaptionsBench(folder);
            List<Figure> plain = new ArrayList<>();
            List<Figure> captioned = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                plain.add(bench.plain());
                captioned.add(bench.captioned());
            }
            System.out.println("| 1080x1920 | frames a second | FFmpeg's CPU, ms a frame |\n|---|---|---|");
            print("decoded and encoded", plain);
            print("with word captions", captioned);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Figure plain() throws IOException {
        return measured(List.of("-vf", "format=yuv420p," + BT709), stdin -> {});
    }

    private Figure captioned() throws IOException {
        CaptionLook look = new CaptionLook(
                CaptionStyle.Position.BOTTOM,
                900,
                0.09 * SIZE.widthPx(),
                false,
                Rgb.WHITE,
                Rgb.BLACK,
                8,
                null,
                new Rgb(255, 214, 10),
                null,
                0.6,
                SafeArea.of(SIZE.widthPx(), SIZE.heightPx()),
                2,
                0,
                CaptionLook.LEAST_SIZE * SIZE.heightPx(),
                Locale.ENGLISH);
        CaptionTrack track = new WordCaptions(Spoken.evenly(WORDS), look, SIZE);
        CaptionStream stream = new CaptionStream(track, FRAMES / 30.0, () -> {}, at -> {});
        String graph = "[0:V:0]format=yuv420p," + BT709 + "[v];[v][1:v]" + stream.overlay();
        List<String> arguments = new ArrayList<>(CaptionStream.input());
        arguments.addAll(List.of("-filter_complex", graph));
        return measured(arguments, stdin -> {
            try {
                stream.writeTo(stdin);
            } catch (IOException ended) {
                // FFmpeg has all that it needs.
            }
        });
    }

    private Figure measured(List<String> filter, BenchFfmpeg.Feed feed) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-i", video.toString()));
        arguments.addAll(filter);
        arguments.addAll(Encoder.X264.argumentsKeepingTimes(30, Quality.HIGH));
        arguments.add(folder.resolve("out.mp4").toString());
        long begin = System.nanoTime();
        double cpu = ffmpeg.run(arguments, feed, stdout -> stdout.readAllBytes());
        return new Figure((System.nanoTime() - begin) / 1e9, cpu);
    }

    private static void print(String what, List<Figure> figures) {
        double[] seconds =
                figures.stream().mapToDouble(Figure::seconds).sorted().toArray();
        double[] cpu = figures.stream().mapToDouble(Figure::cpuSeconds).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f |%n",
                what,
                FRAMES / seconds[seconds.length / 2],
                1000 * cpu[cpu.length / 2] / FRAMES);
    }
}
