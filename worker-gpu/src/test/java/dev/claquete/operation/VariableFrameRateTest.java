package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.render.ffmpeg.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableFrameRateTest {

    @TempDir
    Path folder;

    private Takes takes;
    private int made;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void aSlowPartDoesNotThinWhatItIsJoinedWith() throws Exception {
        Source slowing = slowing("mp4", "libx264");
        Source quick = film("mp4", "libx264", "quick", 60, "N/60");

        Product product = concatenate(slowing, quick);

        Filmed joined = new Filmed(takes.studio, takes.file(product));
        assertThat(product.facts()).containsEntry("fps", 60.0);
        assertShown(joined, 0, 35, n -> n < 30 ? n / 30.0 : 1 + (n - 30) / 5.0, 1 / 120.0);
        List<Integer> second = joined.numbers().stream()
                .skip(joined.numbers().indexOf(34))
                .dropWhile(number -> number == 34)
                .toList();
        assertThat(second).startsWith(0, 1, 2, 3, 4, 5).hasSizeBetween(60, 61).contains(34, 35, 59);
        assertThat(joined.clicks().subList(0, 5)).satisfies(clicks -> {
            for (int i = 0; i < 5; i++) {
                assertThat(clicks.get(i)).isCloseTo(0.4 * i, within(0.001));
            }
        });
    }

    @Test
    void aClipThatSlowsDownIsJoinedAtTheRateOfItsQuickPart() throws Exception {
        Product product = concatenate(slowing("mp4", "libx264"), slowing("mkv", "ffv1"));

        assertThat(product.facts()).containsEntry("fps", 30.0);
        assertThat(product.seconds()).isBetween(3.6, 4.05);
    }

    @Test
    void picturesEncodedOneByOneKeepTheirTimes() throws Exception {
        IntToDoubleFunction times = n -> n < 40 ? n / 60.0 : 40 / 60.0 + (n - 40) / 24.0;
        Source mixed = film("mkv", "ffv1", "mixed", 64, "if(lt(N,40),N/60,40/60+(N-40)/24)");
        Source sound = takes.sound("sound", "0.1*sin(2*PI*440*t)", 3);

        Product lighter = takes.perform(new OptimizeMedia(), new OptimizeMedia.Order(mixed, Quality.LOW, null));
        Product heard = takes.perform(new AddAudio(), new AddAudio.Order(mixed, sound));

        for (Product product : List.of(lighter, heard)) {
            Filmed film = new Filmed(takes.studio, takes.file(product));
            assertThat(film.numbers()).isEqualTo(IntStream.range(0, 64).boxed().toList());
            assertShown(film, 0, 64, times, 0.001);
        }
    }

    /** 30 pictures in the first second, five in the next. */
    private Source slowing(String extension, String codec) throws Exception {
        return film(extension, codec, "slowing-" + made, 35, "if(lt(N,30),N/30,1+(N-30)/5)");
    }

    private Source film(String extension, String codec, String field, int count, String times) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", Filmed.pictures(count, times)));
        arguments.addAll(Filmed.SOURCE.subList(4, 8));
        arguments.addAll(List.of("-fps_mode", "passthrough", "-enc_time_base", "1:90000", "-c:v", codec));
        arguments.addAll(List.of("-shortest"));
        if (extension.equals("mp4")) {
            arguments.addAll(List.of("-crf", "16", "-video_track_timescale", "90000"));
        }
        Path file = takes.studio.make(folder.resolve("film-" + made++ + "." + extension), arguments);
        return takes.checked(field, file);
    }

    private Product concatenate(Source... videos) throws Exception {
        return takes.perform(new ConcatenateVideos(), new ConcatenateVideos.Order(List.of(videos), OutputOptions.NONE));
    }

    /** Each picture is shown for the first time when it should be. */
    private static void assertShown(Filmed film, int from, int to, IntToDoubleFunction times, double tolerance)
            throws Exception {
        List<Integer> numbers = film.numbers();
        List<Double> seconds = film.times();
        for (int n = from; n < to; n++) {
            assertThat(seconds.get(numbers.indexOf(n)))
                    .as("picture " + n)
                    .isCloseTo(times.applyAsDouble(n), within(tolerance + 0.0011));
        }
    }
}
