package dev.claquete.studio.image;

import com.sun.management.OperatingSystemMXBean;
import dev.claquete.storage.ObjectKey;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Ten sketches for a video of 1080x1920, from the words to the PNG file, one after another; the CPU time of the whole process, so
 * that its compilers and collectors count. Started by {@code bench/storyboards.sh}.
 */
final class StoryboardBench {

    private static final List<String> TEXTS = List.of(
            "A lighthouse by the sea.",
            "Octopuses live in the deep ocean.",
            "The city grew fast.",
            "A rainy street with lamps.",
            "The forest breathes.",
            "They reached the summit of Everest.",
            "The galaxy holds a hundred billion stars.",
            "Sand dunes at sunset.",
            "A farm in the countryside.",
            "Coffee first.");

    private StoryboardBench() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        OfflineStoryboard storyboard = new OfflineStoryboard();
        System.out.println("| ten storyboards of 1458x2592 | seconds | CPU seconds | MB |\n|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            long began = System.nanoTime();
            double cpu = cpuSeconds();
            long bytes = 0;
            for (int i = 0; i < TEXTS.size(); i++) {
                ImageRequest request = new ImageRequest("", TEXTS.get(i), "en", "", i + 1, round, 1080, 1920, null);
                bytes += storyboard
                        .draw(request, new ObjectKey("bench/" + i + ".png"))
                        .png()
                        .length;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.1f |%n",
                    round == 1 ? "the first of a process" : "round " + round,
                    (System.nanoTime() - began) / 1e9,
                    cpuSeconds() - cpu,
                    bytes / 1e6);
        }
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
