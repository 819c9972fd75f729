package dev.claquete.operation;

import dev.claquete.operation.image.FrameGrab;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** How long a thumbnail takes late in a long video; see {@code bench/thumbnail-seek.sh}. */
final class ThumbnailSeekBench {

    private static final int GROUP = 250;

    private ThumbnailSeekBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        Path folder = Files.createTempDirectory("thumbnail-seek");
        try {
            compare(new StillBench(folder), folder, rounds, minutes);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void compare(StillBench context, Path folder, int rounds, int minutes) throws Exception {
        Path file = context.make(
                "long.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=30:duration=" + 60 * minutes,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                String.valueOf(GROUP),
                "-pix_fmt",
                "yuv420p",
                "-f",
                "mp4");
        Source video = context.video("video_url", file);
        OperationContext fetched = context.context();
        fetched.file(video);
        FrameGrab grab = new FrameGrab(
                fetched, new Thumbnails.Order(List.of(), 640, 360, Fit.COVER, PictureFormat.JPEG, 90, false));
        System.out.println("| thumbnail 640x360 of a 1280x720 video, " + minutes + " min, a key frame every " + GROUP
                + " | looked at, sought, decoded | decoded from the start |");
        System.out.println("|---|---|---|");
        for (double share : new double[] {0.1, 0.5, 0.95}) {
            double at = 60 * minutes * share + 0.5;
            double[] sought = new double[rounds];
            double[] decoded = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                String name = "sought-" + at + "-" + round;
                sought[round] = seconds(() -> grab.grab(new Thumbnails.Shot(video, at, "time"), name));
                decoded[round] = seconds(() -> fromTheStart(context, file, folder, at));
            }
            System.out.printf(Locale.ROOT, "| at %.1f s | %.2f s | %.2f s |%n", at, median(sought), median(decoded));
        }
    }

    private static void fromTheStart(StillBench context, Path file, Path folder, double at) throws Exception {
        context.studio
                .ffmpeg()
                .make(
                        folder.resolve("decoded.jpg"),
                        context.studio.task(),
                        List.of(
                                "-i",
                                file.toString(),
                                "-ss",
                                String.format(Locale.ROOT, "%.3f", at),
                                "-frames:v",
                                "1",
                                "-vf",
                                "scale=640:360",
                                "-q:v",
                                "2",
                                "-update",
                                "1"));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
