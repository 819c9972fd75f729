package dev.claquete.operation;

import dev.claquete.render.Studio;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.YuvFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film in which every picture tells its number, by eight bars that are light or dark, and a click is heard with every tenth. Says
 * what is shown and heard of it after it went through an operation.
 */
final class Filmed {

    static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int BITS = 8;

    /** What FFmpeg makes it of, 60 pictures at 25 a second; the sound is input 1. */
    static final List<String> SOURCE = List.of(
            "-f",
            "lavfi",
            "-i",
            pictures(60, "N/25"),
            "-f",
            "lavfi",
            "-i",
            "aevalsrc='if(lt(mod(t,0.4),0.02),0.8*cos(2*PI*1000*t),0)':s=48000:d=2.4");

    private final Studio studio;
    private final Path file;
    private @Nullable List<Integer> numbers;
    private @Nullable List<Double> times;
    private @Nullable List<Double> clicks;

    Filmed(Studio studio, Path file) {
        this.studio = studio;
        this.file = file;
    }

    /** @param times of picture N in seconds */
    static String pictures(int count, String times) {
        String bar = "if(mod(floor(N/pow(2,7-floor(X/20))),2),235,16)";
        return "color=c=black:s=160x96:r=25:d=60,format=yuv420p,geq=lum='" + bar + "':cb=128:cr=128,trim=end_frame="
                + count + ",settb=1/90000,setpts='(" + times + ")/TB'";
    }

    /** The numbers of the pictures, in the order of showing. */
    List<Integer> numbers() {
        if (numbers == null) {
            numbers = readNumbers();
        }
        return numbers;
    }

    private List<Integer> readNumbers() {
        List<Integer> numbers = new ArrayList<>();
        for (YuvFrame frame : studio.frames(file, new Resolution(WIDTH, HEIGHT))) {
            int number = 0;
            for (int bit = 0; bit < BITS; bit++) {
                int x = WIDTH * (2 * bit + 1) / (2 * BITS);
                number = 2 * number + ((frame.y[HEIGHT / 2 * WIDTH + x] & 255) > 125 ? 1 : 0);
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** By how many seconds each click is heard after its picture is seen. */
    List<Double> late() {
        List<Integer> numbers = numbers();
        List<Double> times = times();
        List<Double> late = new ArrayList<>();
        for (double click : clicks()) {
            int shown = 0;
            while (shown + 1 < times.size() && times.get(shown + 1) <= click + 0.02) {
                shown++;
            }
            int number = numbers.get(shown);
            late.add(click - times.get(shown) + (number - 10 * Math.round(number / 10.0)) / 25.0);
        }
        return late;
    }

    /** In seconds, from when the file begins. */
    List<Double> times() {
        if (times == null) {
            times = studio.frameSeconds(file);
        }
        return times;
    }

    /** When clicks begin, in seconds. */
    List<Double> clicks() {
        if (clicks == null) {
            clicks = hearClicks();
        }
        return clicks;
    }

    private List<Double> hearClicks() {
        float[] sound = studio.sound(file);
        List<Double> clicks = new ArrayList<>();
        int last = -10_000;
        for (int i = 0; i < sound.length; i++) {
            if (Math.abs(sound[i]) > 0.2) {
                if (i - last > 4_800) {
                    clicks.add(i / 48_000.0);
                }
                last = i;
            }
        }
        return clicks;
    }
}
