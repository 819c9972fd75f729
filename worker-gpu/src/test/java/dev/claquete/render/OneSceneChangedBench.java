package dev.claquete.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.util.FileSystemUtils;

/**
 * What it costs to make a short of six scenes (1080x1920, 30 fps, captions, dissolves, music; about 35 s), and to make it
 * again after one scene's picture has changed. Started by {@code bench/one-scene-changed.sh}.
 */
final class OneSceneChangedBench {

    private static final int SCENES = 6;
    private static final String[] EFFECTS = {"zoom_in", "pan_left", "zoom_out", "pan_up", "static", "pan_right"};
    private static final String[] WORDS =
            "The sea keeps old secrets that no map has ever told and with every tide someone comes back to listen"
                    .split(" ");

    private final Studio studio;
    private final List<Timeline.Scene> scenes = new ArrayList<>();

    private OneSceneChangedBench(Path folder) throws IOException {
        this.studio = new Studio(folder);
        studio.encoders.get(studio.task());
        studio.music("music.wav", 12);
        for (int i = 0; i < SCENES; i++) {
            putScene(i);
        }
    }

    private record Figures(double renderSeconds, double composeSeconds, double changedSeconds, int frames) {

        double fullSeconds() {
            return renderSeconds + composeSeconds;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<Figures> figures = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            Path folder = Files.createTempDirectory("claquete-bench");
            try {
                Figures measured = new OneSceneChangedBench(folder).run();
                if (round >= 0) { // the first one warms up
                    figures.add(measured);
                }
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        print(figures);
    }

    private Figures run() throws Exception {
        long begin = System.nanoTime();
        int frames = 0;
        for (int i = 0; i < SCENES; i++) {
            scenes.add(render(i, "image-" + i + ".png"));
            frames += scenes.get(i).frameCount() + 2 * SceneTiming.handle(30, "crossfade");
        }
        double render = secondsSince(begin);
        long composing = System.nanoTime();
        compose();
        double compose = secondsSince(composing);

        studio.put("image-new.png", picture(99), "image/png");
        long changing = System.nanoTime();
        scenes.set(2, render(2, "image-new.png"));
        compose();
        return new Figures(render, compose, secondsSince(changing), frames);
    }

    private void putScene(int index) throws IOException {
        double seconds = 5 + 0.13 * index;
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

    private Timeline.Scene render(int index, String image) throws Exception {
        String voice = "voice-" + index;
        RenderScene.Output clip = studio.renderScene()
                .handle(
                        new RenderScene.Input(
                                "p1",
                                "s" + index,
                                image,
                                voice + ".wav",
                                voice + ".json",
                                0,
                                EFFECTS[index],
                                "crossfade",
                                1080,
                                1920,
                                30,
                                true,
                                "bottom",
                                "#FFFFFF",
                                "#FFD400",
                                "pt-BR"),
                        studio.task());
        return new Timeline.Scene("s" + index, clip.clipKey(), clip.frameCount(), voice + ".wav");
    }

    private void compose() throws Exception {
        Timeline timeline = new Timeline(1080, 1920, 30, "crossfade", scenes, "music.wav", -12);
        byte[] json = new ObjectMapper().writeValueAsBytes(timeline);
        studio.store.put(new ObjectKey("timeline.json"), json, "application/json", Map.of());
        studio.composeVideo().handle(new ComposeVideo.Input("p1", "timeline.json"), studio.task());
    }

    /** A photo's worth of detail: soft discs in many colours. */
    private static byte[] picture(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(1080, 1920, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
            int size = 10 + random.nextInt(300);
            pen.fillOval(random.nextInt(1080) - size / 2, random.nextInt(1920) - size / 2, size, size);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void print(List<Figures> figures) {
        double full = median(figures.stream().map(Figures::fullSeconds));
        double changed = median(figures.stream().map(Figures::changedSeconds));
        double ratio = median(figures.stream().map(f -> f.changedSeconds() / f.fullSeconds()));
        double fps = median(figures.stream().map(f -> f.frames() / f.renderSeconds()));
        System.out.println("| six scenes, " + figures.size() + " rounds, medians | |\n|---|---|");
        System.out.printf("| scenes, with captions | %.1f fps |%n", fps);
        System.out.printf("| composition | %.1f s |%n", median(figures.stream().map(Figures::composeSeconds)));
        System.out.printf("| the whole video | %.1f s |%n", full);
        System.out.printf("| again after one picture changed | %.1f s |%n", changed);
        System.out.printf("| ratio | %.3f |%n", ratio);
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
