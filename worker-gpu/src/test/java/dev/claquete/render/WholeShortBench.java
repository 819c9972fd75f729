package dev.claquete.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.ffmpeg.Confinement;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.storage.ObjectKey;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.springframework.util.FileSystemUtils;

/**
 * What each step of a short costs: ten scenes (1080x1920, 30 fps, captions, dissolves, music; about 57 s), the processes
 * started, their CPU time and our own, beside one FFmpeg that encodes the same frames. Started by
 * {@code bench/whole-render.sh}. CPU times hold on a busy machine, wall times do not.
 */
final class WholeShortBench {

    private static final int SCENES = Integer.getInteger("scenes", 10);
    private static final int SCENES_AT_ONCE = 2;
    private static final int FPS = 30;
    private static final Resolution SIZE = new Resolution(1080, 1920);
    private static final String[] EFFECTS = {"zoom_in", "pan_left", "zoom_out", "pan_up", "static", "pan_right"};
    private static final String[] WORDS =
            "The sea keeps old secrets that no map has ever told and with every tide someone comes back to listen"
                    .split(" ");

    private final Path folder;
    private final Studio studio;

    private WholeShortBench(Path folder) throws IOException {
        this.folder = folder;
        this.studio = new Studio(folder);
        studio.encoders.get(studio.task());
        studio.music("music.wav", 12);
        for (int i = 0; i < SCENES; i++) {
            putScene(i);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        for (int round = 1; round <= rounds; round++) {
            Path folder = Files.createTempDirectory("claquete-bench");
            try {
                System.out.println("round " + round + " (the first one warms up)");
                new WholeShortBench(folder).run();
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private void run() throws Exception {
        Usage begin = Usage.now();
        List<Timeline.Scene> scenes = ParallelJobs.all(
                IntStream.range(0, SCENES)
                        .mapToObj(i -> (Callable<Timeline.Scene>) () -> render(i))
                        .toList(),
                SCENES_AT_ONCE);
        Usage rendered = Usage.now();
        String video = compose(scenes);
        Usage composed = Usage.now();
        rendered.since(begin).print("render-scene, " + SCENES + " scenes");
        composed.since(rendered).print("compose-video");
        composed.since(begin).print("whole");
        Usage encoding = encodeOnly(studio.file(video));
        encoding.print("encode the same frames alone");
        Usage whole = composed.since(begin);
        System.out.printf(
                "ratio: wall %.2f, CPU %.2f%n",
                whole.wall / encoding.wall, (whole.children + whole.own) / encoding.children);
    }

    /** What this process and those that it started have used. */
    private record Usage(double wall, double own, double children, long processes) {

        static Usage now() throws IOException {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double own = (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / 100;
            double children = (Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])) / 100;
            return new Usage(System.nanoTime() / 1e9, own, children, Confinement.commands());
        }

        Usage since(Usage earlier) {
            return new Usage(
                    wall - earlier.wall, own - earlier.own, children - earlier.children, processes - earlier.processes);
        }

        void print(String what) {
            System.out.printf(
                    "%-30s %6.1f s wall, Java %5.1f s CPU, FFmpeg %5.1f s CPU in %d processes%n",
                    what, wall, own, children, processes);
        }
    }

    private Usage encodeOnly(Path video) throws Exception {
        Path raw = folder.resolve("frames.yuv");
        studio.ffmpeg.run(
                studio.task(),
                List.of(
                        "-i",
                        video.toString(),
                        "-map",
                        "0:v:0",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "yuv420p",
                        raw.toString()));
        List<String> arguments = new ArrayList<>();
        for (String argument : Encoder.rawInput(SIZE, FPS)) {
            arguments.add(argument.equals("pipe:0") ? raw.toString() : argument);
        }
        arguments.addAll(Encoder.X264.arguments(FPS));
        Usage begin = Usage.now();
        studio.ffmpeg.make(folder.resolve("alone.mp4"), studio.task(), arguments);
        return Usage.now().since(begin);
    }

    private void putScene(int index) throws IOException {
        double seconds = 4.9 + 0.08 * index;
        studio.put("image-" + index + ".png", picture(index), "image/png");
        studio.narration("voice-" + index + ".wav", seconds, 0.2);
        List<Map<String, Object>> words = new ArrayList<>();
        double each = seconds / WORDS.length;
        for (int i = 0; i < WORDS.length; i++) {
            words.add(Map.of("word", WORDS[i], "start", i * each, "end", (i + 0.9) * each));
        }
        byte[] json = new ObjectMapper().writeValueAsBytes(Map.of("seconds", seconds, "words", words));
        studio.put("voice-" + index + ".json", json, "application/json");
    }

    private Timeline.Scene render(int index) throws Exception {
        String voice = "voice-" + index;
        RenderScene.Input in = new RenderScene.Input(
                "p1",
                "s" + index,
                "image-" + index + ".png",
                voice + ".wav",
                voice + ".json",
                0,
                EFFECTS[index % EFFECTS.length],
                "crossfade",
                SIZE.widthPx(),
                SIZE.heightPx(),
                FPS,
                true,
                "bottom",
                "#FFFFFF",
                "#FFD400",
                "pt-BR");
        RenderScene.Output clip = studio.renderScene().handle(in, studio.task());
        return new Timeline.Scene("s" + index, clip.clipKey(), clip.frameCount(), voice + ".wav");
    }

    private String compose(List<Timeline.Scene> scenes) throws Exception {
        Timeline timeline = new Timeline(SIZE.widthPx(), SIZE.heightPx(), FPS, "crossfade", scenes, "music.wav", -12);
        byte[] json = new ObjectMapper().writeValueAsBytes(timeline);
        studio.store.put(new ObjectKey("timeline.json"), json, "application/json", Map.of());
        return studio.composeVideo()
                .handle(new ComposeVideo.Input("p1", "timeline.json"), studio.task())
                .videoKey();
    }

    /** Soft hills under a sky with a grain over all, much like a storyboard. */
    private static byte[] picture(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(SIZE.widthPx(), SIZE.heightPx(), BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, colour(random), 0, SIZE.heightPx(), colour(random)));
        pen.fillRect(0, 0, SIZE.widthPx(), SIZE.heightPx());
        for (int i = 0; i < 60; i++) {
            Color colour = colour(random);
            pen.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 120));
            int size = 60 + random.nextInt(500);
            pen.fillOval(random.nextInt(1080) - size / 2, random.nextInt(1920) - size / 2, size, size);
        }
        pen.dispose();
        for (int y = 0; y < SIZE.heightPx(); y++) {
            for (int x = 0; x < SIZE.widthPx(); x++) {
                int grain = random.nextInt(7) - 3;
                int rgb = picture.getRGB(x, y);
                picture.setRGB(
                        x,
                        y,
                        clamp((rgb >> 16 & 255) + grain) << 16
                                | clamp((rgb >> 8 & 255) + grain) << 8
                                | clamp((rgb & 255) + grain));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static int clamp(int level) {
        return Math.max(0, Math.min(255, level));
    }
}
