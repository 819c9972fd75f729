package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.ffmpeg.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcatenateVideosTest {

    @TempDir
    Path folder;

    Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void picturesOfOneKindAreCopiedFrameByFrame() throws Exception {
        Source first = takes.video("video_urls[0]", "160x90", "10", 12, 40, Takes.CLICK);
        Source second = takes.video("video_urls[1]", "160x90", "10", 8, 140, Takes.CLICK);

        Product video = concatenate(OutputOptions.NONE, first, second);

        assertThat(video.facts()).containsEntry("encoded", false).containsEntry("video_count", 2);
        assertThat(takes.lumas(video)).containsExactly(expected(12, 40, 8, 140), within(1.0));
        assertThat(video.seconds()).isCloseTo(2.0, within(0.03));
    }

    @Test
    void pictureAndSoundStartTogetherAfterTenJoints() throws Exception {
        List<Source> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(takes.video("video_urls[" + i + "]", "64x36", "30", 7 + i, 100, Takes.CLICK));
        }
        Source[] videos = IntStream.range(0, 11).mapToObj(i -> three.get(i % 3)).toArray(Source[]::new);

        Product video = concatenate(OutputOptions.NONE, videos);

        assertThat(video.facts()).containsEntry("encoded", false);
        List<Integer> clicks = takes.clicks(video);
        assertThat(clicks).hasSize(11);
        int frame = 0;
        for (int i = 0; i < 11; i++) {
            assertThat(clicks.get(i)).as("joint " + i).isCloseTo(frame * 1600, within(48));
            frame += 7 + i % 3;
        }
        assertThat(takes.lumas(video)).hasSize(frame);
    }

    @Test
    void videosOfOtherKindsAreFittedIntoTheFirstOnesFrameAtTheRateOfTheQuickest() throws Exception {
        Source first = takes.video("video_urls[0]", "160x90", "10", 10, 60, "");
        Source tall = takes.video("video_urls[1]", "60x120", "25", 25, 150, Takes.CLICK);

        Product video = concatenate(OutputOptions.NONE, first, tall);

        assertThat(video.facts()).containsEntry("encoded", true);
        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(160, 90);
        var frames = takes.frames(video);
        assertThat(frames).hasSize(50);
        byte[] joined = frames.get(25).y;
        assertThat(joined[45 * 160 + 80] & 255).isCloseTo(150, within(4));
        assertThat(joined[45 * 160 + 10] & 255).as("beside a tall video").isCloseTo(16, within(2));
        assertThat(takes.clicks(video)).hasSize(1).first().satisfies(at -> assertThat(at)
                .isCloseTo(48_000, within(48)));
    }

    @Test
    void aVideoWithoutSoundIsSilentForAsLongAsItIsSeen() throws Exception {
        Source clicks = takes.video("video_urls[0]", "64x36", "30000/1001", 30, 50, Takes.CLICK);
        Source mute = takes.video("video_urls[1]", "64x36", "30000/1001", 15, 50, "");
        Source again = takes.video("video_urls[2]", "64x36", "30000/1001", 30, 50, Takes.CLICK);

        Product video = concatenate(OutputOptions.NONE, clicks, mute, again);

        assertThat(takes.lumas(video)).hasSize(75);
        assertThat(takes.clicks(video)).hasSize(2);
        assertThat(takes.clicks(video).get(1)).isCloseTo((int) Math.round(45 * 1001 * 1.6), within(48));
    }

    @Test
    void aVideoThatIsTurnedWhenShownIsJoinedUpright() throws Exception {
        Source phone = takes.turned(takes.video("video_urls[0]", "160x90", "10", 5, 60, ""));
        Source other = takes.video("video_urls[1]", "90x160", "10", 5, 100, "");

        Product video = concatenate(OutputOptions.NONE, phone, other);

        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(90, 160);
        assertThat(takes.lumas(video)).containsExactly(expected(5, 60, 5, 100), within(2.0));
    }

    @Test
    void pixelsThatAreNotSquareAreShownAsTheyAreMeant() throws Exception {
        Source wide = takes.video(
                "video_urls[0]",
                List.of("-f", "lavfi", "-i", "color=c=white:s=60x60:r=10:d=0.5,setsar=4/3", "-pix_fmt", "yuv420p"));
        Source square = takes.video("video_urls[1]", "60x60", "10", 5, 100, "");

        Product video = concatenate(OutputOptions.NONE, wide, square);

        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(80, 60);
        byte[] joined = takes.frames(video).get(6).y;
        assertThat(joined[30 * 80 + 4] & 255).as("beside the square one").isCloseTo(16, within(2));
        assertThat(joined[30 * 80 + 20] & 255).isCloseTo(104, within(3));
    }

    @Test
    void whatIsWantedOfTheOutputIsWhatComesOut() throws Exception {
        Source first = takes.video("video_urls[0]", "160x90", "10", 10, 60, "");
        Source second = takes.video("video_urls[1]", "160x90", "10", 10, 60, "");

        Product video = concatenate(new OutputOptions(80, 80, 5, Quality.LOW), first, second);

        assertThat(List.of(video.widthPx(), video.heightPx())).containsExactly(80, 80);
        assertThat(takes.lumas(video)).hasSize(10);
        assertThat(takes.studio.probe.probe(takes.file(video)).audios()).isEmpty();
    }

    private Product concatenate(OutputOptions output, Source... videos) throws Exception {
        return takes.perform(new ConcatenateVideos(), new ConcatenateVideos.Order(List.of(videos), output));
    }

    private static double[] expected(int count, int first, int nextCount, int next) {
        double[] lumas = new double[count + nextCount];
        for (int i = 0; i < lumas.length; i++) {
            lumas[i] = i < count ? first + 4 * i : next + 4 * (i - count);
        }
        return lumas;
    }
}
