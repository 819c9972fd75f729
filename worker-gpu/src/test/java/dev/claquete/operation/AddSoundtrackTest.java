package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.BareFfmpeg;
import dev.claquete.render.Loudness;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddSoundtrackTest {

    /** Speaks for two seconds, is silent for one. */
    private static final String VOICE = "if(lt(mod(t,3),2),0.3*sin(2*PI*300*t),0)";

    private static final String MUSIC = "0.7*sin(2*PI*2000*t)";

    private static final String ONLY = "bandpass=f=%d:width_type=q:w=2,bandpass=f=%d:width_type=q:w=2";

    @TempDir
    Path folder;

    Takes takes;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @Test
    void theMusicLiesTwelveLoudnessUnitsUnderTheVoiceWhichStaysAsItWas() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 30, 40, VOICE);
        Source music = takes.sound("trilha_sonora", MUSIC, 2.2);

        Product made = under(video, music, 12, null, false);

        Loudness voice = heard(made, ONLY.formatted(300, 300));
        Loudness bed = heard(made, ONLY.formatted(2000, 2000));
        Loudness before = in(takes.studio.file("inputs/0"), "pan=stereo|c0=c0|c1=c0");
        assertThat(voice.integratedLufs()).isCloseTo(before.integratedLufs(), within(0.7));
        assertThat(bed.integratedLufs() - voice.integratedLufs()).isCloseTo(-12, within(0.7));
        assertThat(made.facts()).containsEntry("loops_applied", 3);
    }

    @Test
    void picturesAreCopiedAndTheSoundIsAsLongAsThey() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 12, 40, VOICE);
        Source music = takes.sound("trilha_sonora", MUSIC, 30);

        Product made = under(video, music, 12, null, false);

        assertThat(takes.lumas(made)).hasSize(12);
        assertThat(takes.studio.frameTimes(takes.file(made)))
                .isEqualTo(takes.studio.frameTimes(takes.studio.file("inputs/0")));
        assertThat(takes.studio.probe.probe(takes.file(made)).audios().get(0).seconds())
                .isCloseTo(2.4, within(0.001));
    }

    @Test
    void aVideoWithoutAVoiceGetsMusicAsLoudAsMusicShouldBe() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 25, 40, "");
        Source music = takes.sound("trilha_sonora", "0.02*sin(2*PI*500*t)", 1);

        Product made = under(video, music, 12, null, false);

        assertThat(takes.studio.loudness(takes.file(made)).integratedLufs()).isCloseTo(-16, within(0.7));
    }

    @Test
    void theMusicFadesOutAtTheEnd() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 25, 40, "");

        Path file = takes.file(under(video, takes.sound("trilha_sonora", MUSIC, 9), 12, null, false));

        double middle = takes.studio.level(file, 2000, 100_000, 110_000);
        assertThat(takes.studio.level(file, 2000, 236_000, 239_000)).isLessThan(middle - 20);
    }

    @Test
    void duckedMusicStepsBackWhileTheVoiceIsHeard() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 30, 40, VOICE);

        Path file = takes.file(under(video, takes.sound("trilha_sonora", MUSIC, 9), 12, null, true));

        double during = takes.studio.level(file, 2000, 60_000, 90_000);
        double between = takes.studio.level(file, 2000, 134_000, 143_000);
        assertThat(between - during).isBetween(4.0, 12.0);
    }

    @Test
    void aFixedReductionTakesThePlaceOfMeasuring() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 25, 40, VOICE);

        Path file = takes.file(under(video, takes.sound("trilha_sonora", MUSIC, 9), 12, 20.0, false));

        assertThat(takes.studio.level(file, 2000, 100_000, 110_000)).isCloseTo(20 * Math.log10(0.7) - 20, within(0.5));
    }

    @Test
    void silenceIsNoMusic() throws Exception {
        Source video = takes.video("url_video", "64x36", "5", 10, 40, VOICE);
        Source silence = takes.sound("trilha_sonora", "0", 3);

        assertThatThrownBy(() -> under(video, silence, 12, null, false))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageContaining("trilha_sonora");
    }

    private Product under(Source video, Source music, double db, Double reduction, boolean ducking) throws Exception {
        AddSoundtrack.Order order = new AddSoundtrack.Order(video, music, db, reduction, ducking, 0.5, 2);
        return takes.perform(new AddSoundtrack(), order);
    }

    private Loudness heard(Product product, String filter) {
        return in(takes.file(product), filter);
    }

    private Loudness in(Path file, String filter) {
        return Loudness.in(BareFfmpeg.run(
                List.of("-i", file.toString(), "-af", filter + "," + Loudness.METER, "-f", "null", "-")));
    }
}
