package dev.claquete.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionOptions;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.Fill;
import dev.claquete.operation.scenes.Place;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.SoundClip;
import dev.claquete.operation.scenes.Style;
import dev.claquete.picture.Fit;
import dev.claquete.picture.PictureFormat;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.VideoRefused;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose first pictures are not the first ones that players show, or whose pictures and sound do not begin together. */
class TrimmedClipTest {

    /** Trimmed at 1.1 s: between pictures 27 and 28. */
    private static final int FIRST = 28;

    private static final double HALF_A_FRAME = 0.021;

    @TempDir
    Path folder;

    private Takes takes;
    private int made;

    @BeforeEach
    void openSet() {
        takes = new Takes(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addaudio",
                "soundtrack",
                "concatenate",
                "cycle",
                "caption",
                "overlay",
                "overlaid",
                "optimize",
                "json2video"
            })
    void everyRouteBeginsWithWhatPlayersShowFirst(String route) throws Exception {
        Filmed film = performed(route, takes.checked("video", trimmed("mp4", "libx264", "-bf", "3")));

        assertThat(film.numbers().get(0)).isEqualTo(FIRST);
        assertThat(film.times().get(0)).isCloseTo(0, within(0.001));
        assertThat(film.numbers()).startsWith(28, 29, 30, 31, 32, 33).contains(59);
        if (List.of("soundtrack", "concatenate", "caption", "overlay", "optimize", "json2video")
                .contains(route)) {
            assertThat(film.clicks().get(0)).isCloseTo(0.1, within(0.002));
            assertThat(film.late()).hasSizeGreaterThan(2).allSatisfy(late -> assertThat(late)
                    .isCloseTo(0, within(HALF_A_FRAME)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mov, libx265, concatenate",
        "mp4, libx265, soundtrack",
        "mp4, libx265, addaudio",
        "mov, mpeg4, soundtrack"
    })
    void soItDoesForEveryCodec(String extension, String codec, String route) throws Exception {
        Filmed film = performed(route, takes.checked("video", trimmed(extension, codec)));

        assertThat(film.numbers().get(0)).isIn(FIRST - 1, FIRST);
        assertThat(film.numbers()).contains(59);
        if (!route.equals("addaudio")) {
            assertThat(film.late()).hasSizeGreaterThan(2).allSatisfy(late -> assertThat(late)
                    .isCloseTo(0, within(HALF_A_FRAME)));
        }
    }

    @Test
    void whatIsHiddenIsNotCounted() throws Exception {
        Source clip = takes.checked("video", trimmed("mp4", "libx264"));

        Filmed film = performed("concatenate", clip);

        assertThat(film.numbers()).as("1.3 s").hasSize(2 * 33);
    }

    @Test
    void thumbnailsBeginWhereTheClipDoes() throws Exception {
        Source clip = takes.checked("video", trimmed("mp4", "libx264"));

        assertThat(thumbnail(clip, 0)).isEqualTo(FIRST);
        assertThat(thumbnail(clip, 0.5)).isIn(FIRST + 12, FIRST + 13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkv", "ts", "mp4"})
    void aThumbnailBeforeTheFirstPictureShowsThat(String extension) throws Exception {
        Source clip = takes.checked("video", late(extension));

        assertThat(thumbnail(clip, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ts, concatenate", "ts, json2video", "ts, soundtrack", "mp4, concatenate"})
    void picturesThatBeginAfterTheSoundStayInStep(String extension, String route) throws Exception {
        Filmed before = new Filmed(takes.studio, late(extension));
        Filmed film = performed(route, takes.checked("video", late(extension)));

        double shift = before.late().get(2);
        assertThat(shift).isCloseTo(0.1, within(0.05));
        assertThat(film.late().get(2)).isCloseTo(shift, within(HALF_A_FRAME));
    }

    @Test
    void aNewSoundBeginsWithTheFirstPicture() throws Exception {
        Filmed film = performed("addaudio", takes.checked("video", late("mp4")));

        assertThat(film.times().get(0)).isCloseTo(0, within(0.001));
        assertThat(film.late()).allSatisfy(late -> assertThat(late).isCloseTo(0, within(0.001)));
    }

    @Test
    void aCycleShowsEachPictureOnceARound() throws Exception {
        Filmed film = performed("cycle", takes.checked("video", late("mkv")));

        assertThat(film.numbers().subList(0, 4)).containsExactly(0, 1, 2, 3);
        assertThat(film.numbers().subList(58, 64)).containsExactly(58, 59, 0, 1, 2, 3);
    }

    @Test
    void soundThatBeginsAfterThePicturesStaysInStep() throws Exception {
        Path whole = whole("mp4", "libx264");
        Path late = make(
                "mp4",
                "-itsoffset",
                "0.4",
                "-i",
                whole.toString(),
                "-i",
                whole.toString(),
                "-map",
                "1:v",
                "-map",
                "0:a",
                "-c",
                "copy");

        Filmed film = performed("concatenate", takes.checked("video", late));

        assertThat(film.clicks().get(0)).isCloseTo(0.4, within(0.002));
        assertThat(film.late().get(1)).isCloseTo(0, within(HALF_A_FRAME));
    }

    @Test
    void aRecordingThatBeginsInTheMiddleIsTaken() throws Exception {
        byte[] whole = Files.readAllBytes(whole("ts", "libx264", "-g", "40", "-bf", "2", "-muxrate", "2M"));
        int packet = whole.length / 188 / 4;
        Path middle = Files.write(folder.resolve("middle.ts"), Arrays.copyOfRange(whole, 188 * packet, whole.length));

        Filmed film = performed("concatenate", takes.checked("video", middle));

        assertThat(film.numbers().get(0)).isPositive();
        assertThat(film.late().get(2)).isCloseTo(0, within(HALF_A_FRAME));
    }

    @Test
    void whatShowsNothingIsStillBroken() throws Exception {
        byte[] whole = Files.readAllBytes(whole("mp4", "libx264"));
        for (int i = 0; i < whole.length - 4; i++) {
            if (whole[i] == 'm' && whole[i + 1] == 'd' && whole[i + 2] == 'a' && whole[i + 3] == 't') {
                Arrays.fill(whole, i + 4, Math.min(whole.length, i + 20_000), (byte) 0);
                break;
            }
        }
        Path broken = Files.write(folder.resolve("broken.mp4"), whole);

        Assertions.assertThatThrownBy(() -> takes.checked("video", broken))
                .isInstanceOf(VideoRefused.class)
                .hasMessageContaining("is broken");
    }

    private Path whole(String extension, String codec, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(Filmed.SOURCE);
        arguments.addAll(List.of("-g", "25", "-c:v", codec));
        if (codec.startsWith("libx26")) {
            arguments.addAll(List.of("-preset", "veryfast", "-crf", "16"));
        }
        arguments.addAll(List.of(more));
        return make(extension, arguments.toArray(String[]::new));
    }

    private Path trimmed(String extension, String codec, String... more) throws Exception {
        Path whole = whole(extension, codec, more);
        return make(extension, "-ss", "1.1", "-i", whole.toString(), "-c", "copy");
    }

    /** Pictures 0.3 s after the sound: clicks are heard 0.1 s after those of their tenth pictures that came before. */
    private Path late(String extension) throws Exception {
        Path whole = whole("mp4", "libx264");
        return make(
                extension,
                "-itsoffset",
                "0.3",
                "-i",
                whole.toString(),
                "-i",
                whole.toString(),
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c",
                "copy");
    }

    private Path make(String extension, String... arguments) throws Exception {
        return takes.studio.make(folder.resolve("film-" + made++ + "." + extension), List.of(arguments));
    }

    private Filmed performed(String route, Source video) throws Exception {
        Source clicks = takes.sound("sound", "if(lt(mod(t,0.4),0.02),0.8*cos(2*PI*1000*t),0)", 5);
        Product product =
                switch (route) {
                    case "addaudio" -> takes.perform(new AddAudio(), new AddAudio.Order(video, clicks));
                    case "soundtrack" -> takes.perform(
                            new AddSoundtrack(), new AddSoundtrack.Order(video, clicks, 12, 60.0, false, 0, 0));
                    case "concatenate" -> takes.perform(
                            new ConcatenateVideos(),
                            new ConcatenateVideos.Order(List.of(video, video), OutputOptions.NONE));
                    case "cycle" -> takes.perform(
                            new CycleVideos(),
                            new CycleVideos.Order(List.of(video), clicks, false, 0, OutputOptions.NONE));
                    case "caption" -> takes.perform(
                            new Caption(),
                            new Caption.Order(
                                    video,
                                    null,
                                    "1\n00:01:00,000 --> 00:01:01,000\nlater\n",
                                    CaptionOptions.NONE,
                                    OutputOptions.NONE));
                    case "overlay" -> takes.perform(new OverlayVideo(), over(video, logo()));
                    case "overlaid" -> takes.perform(
                            new OverlayVideo(), over(takes.video("under", "160x96", "25", 60, 20, ""), video));
                    case "optimize" -> takes.perform(
                            new OptimizeMedia(), new OptimizeMedia.Order(video, Quality.LOW, null));
                    case "json2video" -> takes.perform(new Json2Video(), plan(video));
                    default -> throw new IllegalArgumentException(route);
                };
        return new Filmed(takes.studio, takes.file(product));
    }

    private Source logo() throws Exception {
        return takes.image("logo", new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB));
    }

    private static OverlayVideo.Order over(Source video, Source overlay) {
        Placement whole = new Placement(0, 0, 1.0, 1.0, Fit.STRETCH);
        return new OverlayVideo.Order(video, overlay, whole, 0, null, 1, 0, false, null);
    }

    private static ScenePlan plan(Source video) {
        Element seen = new Element(
                Element.Kind.VIDEO,
                null,
                video,
                Element.Fit.STRETCH,
                Element.Drift.NONE,
                0,
                new Place(0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 0),
                Style.PLAIN,
                0,
                null,
                null,
                null);
        return new ScenePlan(
                new ScenePlan.Output(160, 96, 25, null),
                List.of(new ScenePlan.Scene(2.0, Fill.NONE, null, List.of(seen))),
                List.of(new SoundClip(video, 0, 0, null, 0, 1, false, false, false)));
    }

    private int thumbnail(Source video, double seconds) throws Exception {
        Thumbnails.Order order = new Thumbnails.Order(
                List.of(new Thumbnails.Shot(video, seconds, "time")), 0, 0, Fit.STRETCH, PictureFormat.PNG, 90, false);
        BufferedImage picture =
                ImageIO.read(takes.file(takes.perform(new Thumbnails(), order)).toFile());
        int number = 0;
        for (int bit = 0; bit < 8; bit++) {
            number = 2 * number + ((picture.getRGB(10 + 20 * bit, 48) >> 8 & 255) > 125 ? 1 : 0);
        }
        return number;
    }
}
