package dev.claquete.operation.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.Screening;
import dev.claquete.operation.Source;
import dev.claquete.render.TestTask;
import dev.claquete.render.caption.CaptionStyle.Position;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.frame.YuvFrame;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTest {

    private static final int GREY = 110;

    @TempDir
    Path folder;

    Screening screening;

    @BeforeEach
    void screening() {
        screening = new Screening(folder);
    }

    @ParameterizedTest
    @CsvSource({
        // 30000/1001: frame 3 is at 100.1 ms, frame 6 at 200.2 ms
        "30000/1001, 100, 200, 3, 5",
        "30000/1001, 101, 201, 4, 6",
        // a time that its writer rounded down or up by less than a millisecond still means its frame
        "30000/1001, 33, 67, 1, 1",
        "24, 42, 125, 1, 2",
        "10, 0, 100, 0, 0",
        "10, 300, 90000, 3, 11"
    })
    void aSubtitleStandsOnExactlyTheFramesOfItsTime(String rate, int from, int to, int first, int last)
            throws Exception {
        int frames = 12;
        double seconds = rate.equals("10") ? 1.2 : rate.equals("24") ? 0.5 : 0.4004;
        Source video = screening.grey("160x90", rate, seconds);
        Path made = caption(video, cue(from, to, "Olá"));
        List<YuvFrame> shown = screening.frames(made);
        assertThat(shown).hasSize(frames);
        assertThat(captioned(shown))
                .isEqualTo(IntStream.rangeClosed(first, last).boxed().toList());
    }

    @Test
    void framesOfUnevenLengthKeepTheirTimes() throws Exception {
        Source video = screening.video(
                "mkv",
                "-f",
                "lavfi",
                "-i",
                "color=0x6e6e6e:s=160x90:r=20:d=2,select='not(mod(n,3))+eq(n,13)'",
                "-fps_mode",
                "vfr");
        Path made = caption(video, cue(640, 900, "Olá"));
        List<String> times = Screening.ask(made, "packet=pts_time", "-select_streams", "v");
        List<Double> shown = times.stream().map(Double::valueOf).sorted().toList();
        List<Double> expected = IntStream.range(0, 40)
                .filter(n -> n % 3 == 0 || n == 13)
                .mapToObj(n -> n / 20.0)
                .toList();
        assertThat(shown).isEqualTo(expected);
        List<Integer> captioned = captioned(screening.frames(made));
        assertThat(captioned).containsExactly(expected.indexOf(0.65), expected.indexOf(0.75));
    }

    @Test
    void eachOfNinePlacesIsWhereItSays() throws Exception {
        Source video = screening.grey("320x180", "1", 9);
        StringBuilder srt = new StringBuilder();
        for (int pad = 1; pad <= 9; pad++) {
            srt.append(cue((pad - 1) * 1000, pad * 1000, "{\\an" + pad + "}Sim"));
        }
        List<YuvFrame> frames = screening.frames(caption(video, srt.toString()));
        for (int pad = 1; pad <= 9; pad++) {
            Rectangle inked = inked(frames.get(pad - 1));
            int column = (pad - 1) % 3;
            int row = 2 - (pad - 1) / 3;
            assertThat((int) (inked.getCenterX() * 3 / 320))
                    .as("column of " + pad)
                    .isEqualTo(column);
            assertThat((int) (inked.getCenterY() * 3 / 180)).as("row of " + pad).isEqualTo(row);
            assertThat(new Rectangle(16, 9, 288, 162).contains(inked))
                    .as("safe")
                    .isTrue();
        }
    }

    /** Two texts of each script: boxes would look alike. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "们步为开鸟 | 树跑语汉话",
                "們開樹鳥門 | 臺灣國語話",
                "深海の秘密 | 東京の駅前",
                "대한민국의 | 서울입니다",
                "हिन्दी भाषा | क्षत्रिय राज",
                "বাংলা ভাষা | তাড়াতাড়ি",
                "தமிழ் மொழி | பழமையான",
                "ภาษาไทยดี | วัฒนธรรม",
                "ភាសាខ្មែរ | កម្ពុជា",
                "မြန်မာ | ဘာသာ",
                "አማርኛ ነው | ኢትዮጵያ",
                "ქართული | საქართვ",
                "مرحبا بك | الذكاء",
                "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesdurchführungs | Straßenbahn"
            })
    void everyScriptIsBurnedInAsItsOwnLettersAndLargeEnoughToRead(String first, String second) throws Exception {
        Source video = screening.grey("640x360", "1", 2);
        Source srt = screening.text("url_srt", cue(0, 1000, first) + cue(1000, 2000, second));
        List<YuvFrame> frames = screening.frames(screening.perform(
                new Caption(), new Caption.Order(video, srt, null, CaptionOptions.NONE, OutputOptions.NONE)));
        for (YuvFrame frame : frames) {
            Rectangle inked = inked(frame);
            assertThat(inked.height).isGreaterThanOrEqualTo(12); // of 14.4 px type, letters without marks
            assertThat(new Rectangle(32, 18, 576, 324).contains(inked)).isTrue();
        }
        int differing = (int) IntStream.range(0, frames.get(0).y.length)
                .filter(at -> Math.abs((frames.get(0).y[at] & 255) - (frames.get(1).y[at] & 255)) > 90)
                .count();
        assertThat(differing).isGreaterThan(150);
    }

    @Test
    void aLongTextWithoutSpacesTakesMoreLinesAndStaysReadable() throws Exception {
        Source video = screening.grey("640x360", "1", 1);
        String thai = "ประเทศไทยเป็นประเทศที่มีวัฒนธรรมและประวัติศาสตร์อันยาวนานมากที่สุดแห่งหนึ่งของโลก".repeat(4);
        Source srt = screening.text("url_srt", cue(0, 1000, thai));
        YuvFrame frame = screening
                .frames(screening.perform(
                        new Caption(), new Caption.Order(video, srt, null, CaptionOptions.NONE, OutputOptions.NONE)))
                .get(0);
        assertThat(inked(frame).height).isGreaterThan((int) (5 * 1.1 * 0.04 * 360));
    }

    @Test
    void overlappingSubtitlesDoNotCoverEachOther() throws Exception {
        Source video = screening.grey("320x180", "1", 3);
        String srt = cue(0, 2000, "Sim") + cue(1000, 3000, "Não");
        List<YuvFrame> frames = screening.frames(caption(video, srt));
        Rectangle first = inked(frames.get(0));
        Rectangle both = inked(frames.get(1));
        assertThat(both.getMaxY()).isEqualTo(first.getMaxY());
        assertThat(both.height).isGreaterThan((int) (1.8 * first.height));
        assertThat(inked(frames.get(2)).getMaxY()).isCloseTo(first.getMaxY(), within(2.0));
    }

    @Test
    void whatIsNotUnderTheTextIsLeftAlone() throws Exception {
        Source video = screening.grey("320x180", "2", 1);
        CaptionOptions style = wish(300, "#FF0000", "#00FF00", Position.BOTTOM);
        Source srt = screening.text("url_srt", cue(0, 5000, "MM"));
        YuvFrame frame = screening
                .frames(screening.perform(
                        new Caption(), new Caption.Order(video, srt, null, style, OutputOptions.NONE)))
                .get(0);
        // BT.709: red is Y 63, Cb 102, Cr 240; green is Y 173, Cb 42, Cr 26
        assertThat(amount(frame, 63, 102, 240)).as("letters").isGreaterThan(100);
        assertThat(amount(frame, 173, 42, 26)).as("box").isGreaterThan(100);
        assertThat(inked(frame).getMinY()).isGreaterThan(60);
        int top =
                IntStream.range(0, 320 * 50).map(at -> frame.y[at] & 255).max().orElseThrow();
        assertThat(top).isBetween(GREY - 2, GREY + 2);
    }

    @ParameterizedTest
    @CsvSource({"aac, mp4, aac", "mp3, mp4, mp3", "pcm_s16le, mov, aac"})
    void soundIsCopiedWhereMp4CanHoldIt(String codec, String container, String expected) throws Exception {
        String[] arguments = {
            "-f", "lavfi", "-i", "color=gray:s=160x90:r=10:d=1", "-f", "lavfi", "-i", "sine=d=1:r=44100", "-c:a", codec
        };
        Path file = screening.make(container, arguments);
        Path made = caption(screening.video(file), cue(0, 500, "Olá"));
        MediaProbe.Media media = screening.media(made);
        assertThat(media.audio().orElseThrow().codec()).isEqualTo(expected);
        assertThat(media.audio().orElseThrow().seconds()).isCloseTo(1, within(0.06));
        if (codec.equals(expected)) {
            String[] packets = {"-select_streams", "a", "-show_packets", "-show_data_hash", "md5"};
            assertThat(Screening.ask(made, "packet=data_hash", packets))
                    .isEqualTo(Screening.ask(file, "packet=data_hash", packets));
        }
    }

    @Test
    void aVideoWithoutSoundStaysSilentAndPlaysEverywhere() throws Exception {
        Path made = caption(screening.grey("160x90", "10", 1), cue(0, 500, "Olá"));
        MediaProbe.Media media = screening.media(made);
        assertThat(media.audio()).isEmpty();
        MediaProbe.Video video = media.video().orElseThrow();
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.pixelFormat()).isEqualTo("yuv420p");
        assertThat(video.colours()).isEqualTo(new MediaProbe.Colours("tv", "bt709", "bt709", "bt709"));
    }

    @ParameterizedTest
    @CsvSource({
        "161x91, yuv444p, libx264, tv, bt709, 160, 90",
        "160x90, yuv420p10le, ffv1, tv, bt709, 160, 90",
        "160x90, yuvj420p, mjpeg, pc, smpte170m, 160, 90",
        "160x90, yuv420p, libx264, tv, smpte170m, 160, 90"
    })
    void everyKindOfPictureKeepsItsColours(
            String size, String pixels, String codec, String range, String matrix, int width, int height)
            throws Exception {
        String red = "color=red:s=" + size + ":r=5:d=1,scale=out_color_matrix=" + matrix + ":out_range=" + range
                + ",format=" + pixels;
        Source video = screening.video(
                "mkv",
                "-f",
                "lavfi",
                "-i",
                red,
                "-c:v",
                codec,
                "-pix_fmt",
                pixels,
                "-colorspace",
                matrix,
                "-color_range",
                range,
                "-strict",
                "-1");
        YuvFrame frame = screening.frames(caption(video, cue(0, 1000, "Olá"))).get(0);
        assertThat(new int[] {frame.widthPx, frame.heightPx}).containsExactly(width, height);
        assertThat(frame.y[0] & 255).isCloseTo(63, within(3));
        assertThat(frame.u[0] & 255).isCloseTo(102, within(4));
        assertThat(frame.v[0] & 255).isCloseTo(240, within(4));
        assertThat(inked(frame, 63).getMinY()).isGreaterThan(45);
    }

    @Test
    void aVideoThatPlayersTurnIsCaptionedUpright() throws Exception {
        Path wide = screening.make("mp4", "-f", "lavfi", "-i", "color=0x6e6e6e:s=160x90:r=5:d=1");
        Path turned = screening.make("mp4", "-display_rotation:v:0", "90", "-i", wide.toString(), "-c", "copy");
        YuvFrame frame = screening
                .frames(caption(screening.video(turned), cue(0, 1000, "Olá")))
                .get(0);
        assertThat(new int[] {frame.widthPx, frame.heightPx}).containsExactly(90, 160);
        Rectangle inked = inked(frame);
        assertThat(inked.getCenterX()).isCloseTo(45, within(3.0));
        assertThat(inked.getCenterY()).isBetween(95.0, 128.0);
    }

    @Test
    void anotherSizeAndRateCanBeWanted() throws Exception {
        Source video = screening.grey("160x90", "10", 1);
        Source srt = screening.text("url_srt", cue(0, 1000, "Olá"));
        OutputOptions output = new OutputOptions(180, 320, 20, null);
        Path made = screening.perform(new Caption(), new Caption.Order(video, srt, null, CaptionOptions.NONE, output));
        List<YuvFrame> frames = screening.frames(made);
        assertThat(frames).hasSize(20);
        assertThat(frames.get(0).widthPx).isEqualTo(180);
        assertThat(frames.get(0).y[0] & 255).as("black above and below").isLessThan(20);
        assertThat(frames.get(0).y[160 * 180 + 5] & 255).isBetween(GREY - 3, GREY + 3);
    }

    @Test
    void allScriptsAndEmojiAreSet() throws Exception {
        Source video = screening.grey("320x180", "1", 4);
        String srt = cue(0, 1000, "coração não é irmã")
                + cue(1000, 2000, "مرحبا بالعالم")
                + cue(2000, 3000, "👩‍👩‍👧‍👦🇧🇷❤️")
                + cue(3000, 4000, "日本語の字幕です。한국어");
        List<YuvFrame> frames = screening.frames(caption(video, srt));
        assertThat(captioned(frames)).containsExactly(0, 1, 2, 3);
        YuvFrame emoji = frames.get(2);
        assertThat(IntStream.range(0, emoji.v.length)
                        .filter(at -> (emoji.v[at] & 255) > 150)
                        .count())
                .as("red of a heart")
                .isGreaterThan(20);
        assertThat(frames.stream().map(CaptionTest::inked).map(box -> box.width).distinct())
                .hasSize(4);
    }

    @Test
    void hostileSubtitlesAreOnlyText() throws Exception {
        Source video = screening.grey("320x180", "5", 1);
        String text = "%{pts}',drawtext=textfile=/etc/passwd:[0:v]\\\\'\";$(reboot)`id`\n" + "Z̵̢͎̙͚͌̀͐a".repeat(10)
                + "‮‪" + "W".repeat(60);
        List<YuvFrame> frames = screening.frames(caption(video, cue(0, 400, text) + cue(200, 999_999_000, "x")));
        assertThat(captioned(frames)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aFileThatIsNoSubtitlesIsSaidSo() throws Exception {
        Source video = screening.grey("160x90", "5", 1);
        assertThatThrownBy(() -> caption(video, "{\"not\": \"subtitles\"}"))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageStartingWith("url_srt: no subtitle can be read; line 1 should be times");
    }

    @Test
    void subtitlesMayBeInTheOrder() throws Exception {
        Source video = screening.grey("320x180", "5", 1);
        Caption.Order order =
                new Caption.Order(video, null, cue(0, 400, "Olá"), CaptionOptions.NONE, OutputOptions.NONE);
        assertThat(captioned(screening.frames(screening.perform(new Caption(), order))))
                .containsExactly(0, 1);
    }

    @Test
    void cancellingEndsTheWork() throws Exception {
        Source video = screening.grey("320x180", "30", 60);
        Source srt = screening.text("url_srt", cue(0, 60_000, "Olá"));
        TestTask task = new TestTask(Files.createDirectory(folder.resolve("cancelled"))) {
            @Override
            public void progress(double fraction, String message) {
                super.progress(fraction, message);
                if (messages().size() >= 3) {
                    cancel();
                }
            }
        };
        Caption.Order order = new Caption.Order(video, srt, null, CaptionOptions.NONE, OutputOptions.NONE);
        assertThatThrownBy(() -> screening.perform(new Caption(), order, task))
                .isInstanceOf(CancellationException.class);
        assertThat(task.messages()).contains("Adding captions: 0 s so far");
    }

    private Path caption(Source video, String srt) throws Exception {
        Source subtitles = screening.text("url_srt", srt);
        CaptionOptions style = wish(110, "#FFFFFF", null, null);
        return screening.perform(new Caption(), new Caption.Order(video, subtitles, null, style, OutputOptions.NONE));
    }

    private static CaptionOptions wish(double size, String colour, @Nullable String box, @Nullable Position position) {
        return new CaptionOptions(
                null, size, null, colour, null, null, box, 1.0, null, null, null, null, null, position, null, null,
                null, null, null, null);
    }

    private static String cue(long from, long to, String text) {
        return "1\n" + time(from) + " --> " + time(to) + "\n" + text + "\n\n";
    }

    private static String time(long millis) {
        return String.format(
                "%02d:%02d:%02d,%03d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }

    /** The frames with something on them. */
    private static List<Integer> captioned(List<YuvFrame> frames) {
        List<Integer> captioned = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (!inked(frames.get(i)).isEmpty()) {
                captioned.add(i);
            }
        }
        return captioned;
    }

    private static Rectangle inked(YuvFrame frame) {
        return inked(frame, GREY);
    }

    /** The box around all that is much lighter or darker than the background. */
    static Rectangle inked(YuvFrame frame, int background) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int at = 0; at < frame.y.length; at++) {
            if (Math.abs((frame.y[at] & 255) - background) > 45) {
                Rectangle one = new Rectangle(at % frame.widthPx, at / frame.widthPx, 1, 1);
                box = box.isEmpty() ? one : box.union(one);
            }
        }
        return box;
    }

    static long amount(YuvFrame frame, int y, int u, int v) {
        return IntStream.range(0, frame.y.length)
                .filter(at -> {
                    int c = at / frame.widthPx / 2 * frame.chromaWidthPx() + at % frame.widthPx / 2;
                    return Math.abs((frame.y[at] & 255) - y) <= 6
                            && Math.abs((frame.u[c] & 255) - u) <= 8
                            && Math.abs((frame.v[c] & 255) - v) <= 8;
                })
                .count();
    }
}
