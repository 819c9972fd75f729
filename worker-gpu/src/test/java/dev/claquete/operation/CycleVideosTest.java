package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleVideosTest {

    @TempDir
    Path folder;

    Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void videosTakeTurnsUntilTheFrameInWhichTheSoundEnds() throws Exception {
        Source first = takes.video("video_urls[0]", "160x90", "10", 6, 40, Takes.CLICK);
        Source second = takes.video("video_urls[1]", "60x80", "10", 4, 140, "");
        Source audio = takes.sound("url_audio", "0.5*sin(2*PI*440*t)", 2.513);

        Product video = cycle(false, 0, audio, first, second);

        double[] lumas = takes.lumas(video);
        assertThat(lumas).as("25.13 frames of sound").hasSize(26);
        assertThat(lumas[6]).as("the second video, black beside it").isLessThan(lumas[5] + 30);
        for (int i = 0; i < 6; i++) {
            assertThat(lumas[i]).isCloseTo(40 + 4 * i, within(1.5));
            assertThat(lumas[10 + i]).as("again").isCloseTo(lumas[i], within(0.01));
            assertThat(lumas[20 + i]).as("and its turn fits exactly").isCloseTo(lumas[i], within(1.0));
        }
        double heard =
                takes.studio.probe.probe(takes.file(video)).audios().get(0).seconds();
        assertThat(heard).isCloseTo(2.513, within(0.001));
        assertThat(takes.studio.level(takes.file(video), 440, 100_000, 120_000)).isCloseTo(-6, within(1.0));
        assertThat(video.facts()).containsEntry("turns", 5);
    }

    @Test
    void aVideoLongerThanTheSoundIsCut() throws Exception {
        Source only = takes.video("video_urls[0]", "64x36", "12", 24, 40, "");

        Product video = cycle(false, 0, takes.sound("url_audio", "0.1", 0.75), only);

        assertThat(takes.lumas(video)).hasSize(9);
        assertThat(video.seconds()).isCloseTo(0.75, within(0.001));
    }

    @Test
    void whatIsTooShortToFillTheTimeIsRefused() throws Exception {
        Source still = takes.video("video_urls[0]", "64x36", "100", 1, 40, "");
        Source audio = takes.sound("url_audio", "0.1", 201);

        assertThatThrownBy(() -> cycle(false, 0, audio, still))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageContaining("video_urls[0]");
    }

    @Test
    void aSeedGivesTheSameRoundsAndNoneIsShownTwiceInARow() {
        List<Integer> turns = turns(4, 11);

        assertThat(turns).isEqualTo(turns(4, 11)).isNotEqualTo(turns(4, 12));
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i)).isNotEqualTo(turns.get(i - 1));
        }
        for (int round = 0; round < 25; round++) {
            assertThat(turns.subList(4 * round, 4 * round + 4)).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    private static List<Integer> turns(int count, long seed) {
        RoundRobin rounds = new RoundRobin(count, true, seed);
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < 25 * count; i++) {
            turns.add(rounds.next());
        }
        return turns;
    }

    private Product cycle(boolean shuffled, long seed, Source audio, Source... videos) throws Exception {
        CycleVideos.Order order = new CycleVideos.Order(List.of(videos), audio, shuffled, seed, OutputOptions.NONE);
        return takes.perform(new CycleVideos(), order);
    }
}
